"""What is written in a paragraph of a Word document, as a reader of the printed page would see it?"""

from dataclasses import dataclass, field

from lxml import etree

from liaison.schemes.readers.docx.names import FALLBACK, W, is_on, value
from liaison.schemes.readers.docx.styles import Styles

BOX = f"{W}txbxContent"
_NOTES = frozenset({f"{W}footnoteReference", f"{W}endnoteReference"})
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_ADDED = frozenset({f"{W}ins", f"{W}moveTo"})
_SILENT = frozenset(
    {f"{W}{name}" for name in ("pPr", "rPr", "instrText", "delText", "delInstrText", "rt", "sdtPr")}
    | {FALLBACK}
)
_WRITES = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "  ", f"{W}ptab": "  ", f"{W}noBreakHyphen": "-"}
# Ticks and crosses of the picture fonts, which a matrix is marked with.
_TICKS = frozenset({"fc", "fe", "50", "52", "61", "62"})
_PICTURE_FONTS = ("wingdings", "webdings", "marlett")


@dataclass(slots=True)
class Written:
    """One paragraph: its words, the boxes that hang on it, the notes that it refers to."""

    text: str = ""
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)  # tag of the reference, id


class Words:
    """Goes through paragraphs in their order; a field may begin in one and end in another."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._codes: list[bool] = []  # open fields: whether their code is being written
        self.has_changes = self.has_hidden = False

    def of(self, paragraph: etree._Element) -> Written:
        """The paragraph with changes accepted; without what is hidden, and fields as their results."""
        written, parts = Written(), list[str]()
        walk = etree.iterwalk(paragraph, events=("start",))
        for _event, element in walk:
            tag = str(element.tag)
            if tag in _ADDED:
                self.has_changes = True
            elif tag == BOX:
                written.boxes.append(element)
                walk.skip_subtree()
            elif self._is_silent(element, tag):
                walk.skip_subtree()
            elif tag in _NOTES:
                written.notes.append((tag, element.get(f"{W}id", "")))
            elif tag == f"{W}fldChar":
                self._turn(element.get(f"{W}fldCharType", ""))
            elif not any(self._codes):
                parts.append(_said(element, tag))
        written.text = "".join(parts)
        return written

    def _is_silent(self, element: etree._Element, tag: str) -> bool:
        if tag in _DELETED:
            self.has_changes = True
            return True
        if tag == f"{W}r" and self._hides(element):
            self.has_hidden = self.has_hidden or element.find(f"{W}t") is not None
            return True
        return tag in _SILENT

    def _hides(self, run: etree._Element) -> bool:
        said = run.find(f"{W}rPr")
        if said is None:
            return False
        own = is_on(said, "vanish")
        return own if own is not None else self._styles.hides(value(said, "rStyle"))

    def _turn(self, kind: str) -> None:
        if kind == "begin":
            self._codes.append(True)
        elif self._codes and kind == "separate":
            self._codes[-1] = False
        elif self._codes and kind == "end":
            self._codes.pop()


def _said(element: etree._Element, tag: str) -> str:
    if tag == f"{W}t":
        return element.text or ""
    if tag == f"{W}sym":
        return _symbol(element.get(f"{W}font", ""), element.get(f"{W}char", ""))
    return _WRITES.get(tag, "")


def _symbol(font: str, code: str) -> str:
    """A character of a picture font is a tick or nothing; of another font itself."""
    if font.lower().startswith(_PICTURE_FONTS):
        return "√" if code.lower()[-2:] in _TICKS else ""
    try:
        return chr(int(code[:5], 16))
    except (ValueError, OverflowError):
        return ""
