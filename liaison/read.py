"""What does `liaison read` print? The edge that opens files and hands their text to the reader."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from liaison.core.notices.decode import Unreadable, decode
from liaison.core.notices.document import Document, as_document, as_error
from liaison.core.notices.draft import Draft, pairs
from liaison.core.notices.markup import is_markup
from liaison.core.notices.reader import read
from liaison.vocabulary import load

_LARGEST_FILE = 30_000_000  # bytes; a scanned notice with its pictures has some millions
_NOT_PLAIN = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
)
_START = 20_000  # bytes in which a page shows its first tag


def read_command(
    files: Sequence[Path], *, output: str = "table", text: bool = False, explain: bool = False
) -> int:
    """Reads and prints every file; the exit status is 1 if one of them could not be read."""
    failed = False
    for file in files:
        try:
            draft = read_file(file, explain=explain)
        except Unreadable as error:
            failed = True
            _print_error(error, file, output)
            continue
        if text:
            _say(draft.text)
        if explain:
            _print_explanations(draft)
        if output == "json":
            _say(json.dumps(as_document(draft, str(file)), ensure_ascii=False))
        elif not text:
            _print_table(draft, file)
    return int(failed)


def read_file(file: Path, *, explain: bool = False) -> Draft:
    """The draft of a file. Raises Unreadable."""
    try:
        if file.stat().st_size > _LARGEST_FILE:
            raise Unreadable("too_large", "文件太大，不像是一份通知，请只上传通知正文和附件。")
        data = file.read_bytes()
    except OSError:
        raise Unreadable("not_found", "打不开这个文件，请检查文件名和权限。") from None
    text, remarks = _extracted(file.name, data)
    return read(text, load(), name=file.name, explain=explain, remarks=remarks)


def _extracted(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, and what to know of the file; plain text needs none of the readers' slow libraries."""
    if not data.startswith(_NOT_PLAIN) and not is_markup(data[:_START].decode("latin-1")):
        return decode(data), ()
    from liaison.schemes.readers import extracted

    found = extracted(name, data)
    return found.text, found.remarks


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="liaison read", description="读取对口联系通知")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--format", choices=("json", "table"), default="table", dest="output")
    parser.add_argument("--text", action="store_true", help="输出清理后的文字")
    parser.add_argument("--explain", action="store_true", help="逐步说明读出了什么")
    options = parser.parse_args(arguments)
    return read_command(options.files, output=options.output, text=options.text, explain=options.explain)


def _print_error(error: Unreadable, file: Path, output: str) -> None:
    if output == "json":
        _say(json.dumps(as_error(error, str(file)), ensure_ascii=False))
    else:
        _say(f"{file}：{error.message}")


def _print_explanations(draft: Draft) -> None:
    for explanation in draft.explanations:
        span = explanation.span
        words = draft.text[span.start : span.end].replace("\n", " ") if span else ""
        place = f"{span.start}-{span.end}" if span else ""
        sys.stderr.write(f"{explanation.step}\t{place}\t{explanation.text}\t{words[:60]}\n")


def _print_table(draft: Draft, file: Path) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console()
    document: Document = as_document(draft, str(file))
    notice = document["notice"]
    console.print(f"[bold]{notice['title'] or file.name}[/bold]")
    console.print(
        "　".join(str(notice[key] or "—") for key in ("number", "issuer", "issued_on", "jurisdiction"))
    )
    roster = Table("部门", "联系对象", "方式")
    for pair in pairs(draft):
        roster.add_row(pair.department, pair.counterpart, "共同" if pair.kind == "common" else "对口")
    console.print(roster)
    duties = Table("职责", "主体", "次数", "周期", "期限", "原文")
    for duty in draft.duties:
        count = (
            "—" if duty.minimum is None else f"{duty.minimum}" + (f"–{duty.maximum}" if duty.maximum else "")
        )
        duties.add_row(duty.kind, duty.actor, count, duty.per, duty.due, duty.citation.text)
    console.print(duties)
    for question in draft.questions:
        console.print(f"？{question.message}", markup=False)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
