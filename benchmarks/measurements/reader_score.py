"""How much of the notices is read right, layout by layout?"""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from benchmarks.measurement import Figure, Measurement
from liaison.core.notices.document import as_document
from liaison.core.notices.rosters import all_layouts
from liaison.read import read_file
from tests.notices.scoring import ASPECTS, Document, notices, score

PROJECT = Path(__file__).resolve().parents[2]
SHARED = PROJECT / ".." / "shared"
FOLDERS = (
    (PROJECT / "tests" / "notices" / "corpus", None),
    (SHARED / "seeds", SHARED / "gold"),
    (SHARED / "corpus", None),
)
NO_ROSTER = "没有名单 no roster"


def take() -> Iterable[Figure]:
    titles = {layout.name: layout.title for layout in all_layouts()}
    by_layout: defaultdict[str, list[tuple[Document, Document]]] = defaultdict(list)
    for folder, answers in FOLDERS:
        if not folder.is_dir():
            continue
        for file, answer in notices(folder, answers):
            document = as_document(read_file(file), str(file))
            for layout in dict.fromkeys(document["layouts"]) or [NO_ROSTER]:
                by_layout[titles.get(layout, layout)].append((document, answer))
    everything = [each for documents in by_layout.values() for each in documents]
    for title, documents in [*sorted(by_layout.items()), ("全部 all", everything)]:
        scores = score(documents)
        yield Figure(f"{title} · {len(documents)}", min(scores[aspect] for aspect in ASPECTS), "F1")


MEASUREMENT = Measurement("阅读准确 reader score", take)
