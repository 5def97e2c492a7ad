"""What do the styles of a Word document lay down: which paragraphs are numbered, which words hidden?"""

from lxml import etree

from liaison.schemes.readers.docx.names import W, is_on, value

_LONGEST_CHAIN = 20  # styles that one is based on, one after the other


class Styles:
    """Each style's list and whether it hides, as far as it or what it is based on says so."""

    def __init__(self, part: etree._Element | None) -> None:
        found = part.findall(f"{W}style") if part is not None else []
        self._styles = {style.get(f"{W}styleId", ""): style for style in found}
        self._default = next(
            (
                name
                for name, style in self._styles.items()
                if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true"}
            ),
            "",
        )

    def list_of(self, name: str) -> tuple[str, str]:
        """Name of the list and depth, as written; empty where the style is not numbered."""
        number = depth = ""
        for style in self._chain(name or self._default):
            given = style.find(f"{W}pPr/{W}numPr")
            number, depth = number or value(given, "numId"), depth or value(given, "ilvl")
        return number, depth

    def hides(self, name: str) -> bool:
        """Whether words in this style are not shown."""
        for style in self._chain(name):
            said = is_on(style.find(f"{W}rPr"), "vanish")
            if said is not None:
                return said
        return False

    def _chain(self, name: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        while name in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append(self._styles[name])
            name = value(chain[-1], "basedOn")
        return chain
