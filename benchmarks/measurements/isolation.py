"""What does it cost that files are read apart, and is reading a file as quick as its library alone?"""

import contextlib
import io
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from benchmarks.measurement import Figure, Measurement, milliseconds, processor_milliseconds
from benchmarks.notice import notice_of
from liaison.isolation import Pool
from liaison.read import main
from liaison.schemes.readers import extracted, read_notice
from tests.notices.written.docx import docx_of
from tests.notices.written.html import html_of
from tests.notices.written.odt import odt_of
from tests.notices.written.ofd import ofd_of
from tests.notices.written.pdf import pdf_of

SIZE = 20_000
ROUNDS = 7
FILES = 1_000
WRITERS: dict[str, Callable[[str], bytes]] = {
    "docx": docx_of, "pdf": pdf_of, "ofd": ofd_of, "odt": odt_of, "html": html_of,
    "txt": lambda text: text.encode(),
}  # fmt: skip


def with_python_docx(content: bytes) -> str:
    """What python-docx needs to open a document and give the text of its paragraphs and cells."""
    import docx

    document = docx.Document(io.BytesIO(content))
    lines = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*lines, *cells])


def with_pdfium(content: bytes) -> str:
    """What pdfium needs to give the text of every page and where each character stands."""
    import pypdfium2

    document, texts = pypdfium2.PdfDocument(content), []
    for page in document:
        text = page.get_textpage()
        texts.append(f"{text.get_text_bounded()}{[text.get_charbox(at) for at in range(text.count_chars())]}")
    document.close()
    return "".join(texts)


def with_lxml(content: bytes) -> str:
    """What lxml needs to parse every part of an OFD file; there is no library for OFD itself."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        roots = [etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")]
    return "".join(
        "".join(root.itertext()) + str([dict(each.attrib) for each in root.iter()]) for root in roots
    )


def take() -> Iterable[Figure]:
    text = notice_of(SIZE).decode()
    yield from _beside_libraries(text)
    yield from _apart(text)
    yield from _folder()


def _beside_libraries(text: str) -> Iterator[Figure]:
    libraries = {"docx": with_python_docx, "pdf": with_pdfium, "ofd": with_lxml}
    for kind, library in libraries.items():
        content = WRITERS[kind](text)
        alone = _least(partial(library, content))
        ours = _least(partial(extracted, f"通知.{kind}", content))
        yield Figure(f"{kind}：库 library alone", alone, "ms")
        yield Figure(f"{kind}：读取 reading the file", ours, "ms")
        limit = None if kind == "ofd" else 1.5  # lxml alone knows no places: that is no reading of a page
        yield Figure(f"{kind}：读取比库 reading to library", ours / alone, "倍", limit)


def _apart(text: str) -> Iterator[Figure]:
    pool, content = Pool(), text.encode()
    yield Figure("子进程启动 first file, process and all", milliseconds(lambda: pool.call(abs, 1)), "ms")
    here = min(milliseconds(lambda: read_notice("通知.txt", content)) for _ in range(ROUNDS))
    there = min(milliseconds(lambda: pool.call(read_notice, "通知.txt", content)) for _ in range(ROUNDS))
    yield Figure("隔离读取多用 reading apart takes more", there - here, "ms", 50)
    status = Path(f"/proc/{pool.call(os.getpid)}/status").read_text("ascii", "replace")
    yield Figure(
        "子进程内存 memory of the process", int(status.partition("VmRSS:")[2].split()[0]) / 1024, "MB", 150
    )
    yield Figure("锁 locks that hold here", len(pool.holds()), "")
    pool.close()


def _folder() -> Iterator[Figure]:
    """A folder of mixed files, read on all cores as somebody would do it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "notices"
        folder.mkdir()
        for number in range(FILES):
            kind = sorted(WRITERS)[number % len(WRITERS)]
            text = f"{notice_of(2_000).decode()}\n第{number}份"
            (folder / f"{number}.{kind}").write_bytes(WRITERS[kind](text))
        with contextlib.redirect_stderr(io.StringIO()):
            took = milliseconds(lambda: main([str(folder), "--results", str(Path(name) / "results.jsonl")]))
        yield Figure(f"{FILES} 个文件的文件夹 a folder of {FILES} mixed files", took / 1000, "s", 120)


def _least(act: Callable[[], object]) -> float:
    return min(processor_milliseconds(act) for _ in range(ROUNDS))


MEASUREMENT = Measurement("隔离与格式 isolation and formats", take)
