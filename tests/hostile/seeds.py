"""What does a sound file of each format look like, before it is damaged?"""

import io
import zipfile

from PIL import Image

from liaison.exports.formats import Document, Sheet, Table, formats
from tests.journeys import notices
from tests.notices.written.docx import docx_of
from tests.notices.written.html import html_of
from tests.notices.written.odt import odt_of
from tests.notices.written.ofd import ofd_of
from tests.notices.written.pdf import pdf_of

TEXT = notices.SENTENCES


def packed(**parts: bytes) -> bytes:
    """A package of the parts; their names are given with `__` for a stop."""
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "."), content)
    return stored.getvalue()


def seeds() -> dict[str, bytes]:
    """A sound file of each format, by its ending."""
    return {
        "txt": TEXT.encode("gb18030"),
        "docx": docx_of(TEXT),
        "html": html_of(TEXT),
        "odt": odt_of(TEXT),
        "pdf": pdf_of(TEXT),
        "ofd": ofd_of(TEXT),
        "xlsx": _workbook(),
        "zip": packed(one__txt=TEXT.encode(), two__docx=docx_of(TEXT)),
        "jpg": _picture("JPEG"),
        "png": _picture("PNG"),
        "webp": _picture("WEBP"),
    }


def _workbook() -> bytes:
    rows = (("市教育局", "●", ""), ("市科技局", "", "○"))
    table = Table(head=("部门", "民盟", "民进"), rows=rows, widths=(20, 9, 9))
    return formats()["xlsx"].write(Document("矩阵", (Sheet("矩阵", "矩阵", table=table),)))


def _picture(kind: str) -> bytes:
    stored = io.BytesIO()
    picture = Image.effect_mandelbrot((120, 80), (-2, -1, 1, 1), 20).convert("RGB")
    picture.save(stored, kind)
    return stored.getvalue()
