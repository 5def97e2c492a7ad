"""What are the elements of a Word document called, and how are their values written?"""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
HOLDS_BLOCKS = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "customXml", "smartTag", "moveTo")
)
_OFF = frozenset({"0", "false", "off", "none"})


def value(parent: etree._Element | None, path: str) -> str:
    """The value of an element below; empty where there is none."""
    found = parent.find("/".join(f"{W}{name}" for name in path.split("/"))) if parent is not None else None
    return found.get(f"{W}val", "") if found is not None else ""


def is_on(parent: etree._Element | None, name: str) -> bool | None:
    """Whether a switch is on; None where it is not set."""
    found = parent.find(f"{W}{name}") if parent is not None else None
    return None if found is None else found.get(f"{W}val", "1") not in _OFF


def whole(written: str, otherwise: int = 0) -> int:
    """A whole number below ten thousand, or the other."""
    return int(written) if written.isdecimal() and len(written) < 5 else otherwise
