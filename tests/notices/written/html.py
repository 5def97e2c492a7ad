"""The text as a page of an office's site: inside the tables that hold the page together."""

from html import escape

from tests.notices.written.plan import Piece, Roster, pieces


def html_of(text: str) -> bytes:
    """The page, with a menu hidden, a script, and the notice in a frame of its own."""
    body = "\n".join(_piece(piece) for piece in pieces(text, numbered=False))
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>公开</title></head>"
        "<body><script>var a = '<p>市教育局联系民进</p>';</script><div style='display: none'>栏目</div>"
        f"<table><tr><td><div class='zoom'>{body}</div></td></tr></table></body></html>"
    ).encode()


def _piece(piece: Piece) -> str:
    if isinstance(piece, Roster):
        return _table(piece)
    return f"<p>{_words(piece.text)}</p>"


def _words(text: str) -> str:
    return escape(text).replace(" ", "&nbsp;")


def _table(roster: Roster) -> str:
    rows = (
        "".join(
            f"<td rowspan='{place.rows}'><p>{_words(place.text)}</p></td>"
            for place in row
            if place is not None
        )
        for row in roster.rows
    )
    return f"<table><tbody>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody></table>"
