"""How does the text of a notice become a file as offices have them?"""

from collections.abc import Callable

from tests.notices.written.docx import docx_of
from tests.notices.written.html import html_of
from tests.notices.written.odt import odt_of
from tests.notices.written.ofd import ofd_of
from tests.notices.written.pdf import pdf_of

WRITERS: dict[str, Callable[[str], bytes]] = {
    "docx": docx_of, "odt": odt_of, "html": html_of, "pdf": pdf_of, "ofd": ofd_of,
}  # fmt: skip
