"""What does a long notice look like? The demo's, with a longer list of pairs."""

from itertools import cycle
from pathlib import Path

from liaison import vocabulary

DEMO = Path(__file__).resolve().parents[1] / "liaison" / "demo" / "static" / "demo" / "notice.txt"
LAST_PAIR = "市数据局：九三学社市委会、市工商联\n"
ORGANISATIONS = (
    "民革市委会、民盟市委会",
    "民建市委会、市工商联",
    "农工党市委会",
    "致公党市总支部",
)
CLAUSE = "　　（补{number}）部门共同工作。结对双方每年可就年度重点工作开展1次联合调研，成果供决策参考。\n\n"


def notice_of(size: int) -> bytes:
    """A notice of about this many bytes: more departments in its list, then more clauses."""
    text = DEMO.read_text("utf-8")
    known = {line.partition("：")[0] for line in text.splitlines()}
    names = ("市" + kind.name for kind in vocabulary.load().departments)
    pairs = [
        f"{name}：{organisations}\n"
        for name, organisations in zip(names, cycle(ORGANISATIONS), strict=False)
        if name not in known
    ]
    text = text.replace(LAST_PAIR, LAST_PAIR + "".join(pairs[: size // 160]))
    place, number = text.index("　　三、意见建议办理"), 0
    clauses = ""
    while len((text + clauses).encode()) < size:
        number += 1
        clauses += CLAUSE.format(number=number)
    return (text[:place] + clauses + text[place:]).encode()
