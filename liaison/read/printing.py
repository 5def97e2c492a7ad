"""What does `liaison read` print of one file?"""

import json
import os
import sys
from pathlib import Path

from liaison.core.notices.decode import Unreadable
from liaison.core.notices.document import Document, as_document, as_error
from liaison.core.notices.draft import Draft, pairs


def shown(file: Path) -> str:
    """The path in letters that can be printed, also where its name is none."""
    return os.fsencode(file).decode("utf-8", "replace")


def print_draft(draft: Draft, file: Path, output: str, *, text: bool, explain: bool) -> None:
    if text:
        say(draft.text)
    if explain:
        print_explanations(draft)
    if output == "json":
        say(json.dumps(as_document(draft, shown(file)), ensure_ascii=False))
    elif not text:
        print_table(draft, file)


def print_error(error: Unreadable, file: Path, output: str) -> None:
    if output == "json":
        say(json.dumps(as_error(error, shown(file)), ensure_ascii=False))
    else:
        say(f"{shown(file)}：{error.message}")


def print_explanations(draft: Draft) -> None:
    for explanation in draft.explanations:
        span = explanation.span
        words = draft.text[span.start : span.end].replace("\n", " ") if span else ""
        place = f"{span.start}-{span.end}" if span else ""
        sys.stderr.write(f"{explanation.step}\t{place}\t{explanation.text}\t{words[:60]}\n")


def print_table(draft: Draft, file: Path) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console()
    document: Document = as_document(draft, shown(file))
    notice = document["notice"]
    console.print(f"[bold]{notice['title'] or shown(file)}[/bold]")
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


def say(line: str) -> None:
    sys.stdout.write(line.encode("utf-8", "replace").decode() + "\n")
