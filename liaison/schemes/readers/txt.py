"""What does a plain text file say?"""

from liaison.core.notices.decode import decode
from liaison.schemes.readers import Extracted, FileReader

# What is plainly not text, whatever its name says: zip and office files, pdf, pictures, archives.
NOT_TEXT = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
)


def fits(content: bytes) -> int:
    """1 for anything that is not plainly something else."""
    return 0 if content.startswith(NOT_TEXT) else 1


def extract(content: bytes) -> Extracted:
    """The text in whichever usual encoding. Raises Unreadable."""
    return Extracted(decode(content))


READER = FileReader(
    name="纯文本", suffixes=(".txt", ".md"), content_type="text/plain", fits=fits, extract=extract
)
