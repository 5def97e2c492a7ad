"""Does reading take twice as long for twice the text, whatever the text repeats?"""

import contextlib
import gc
import time

import pytest

from liaison.core.notices.decode import Unreadable
from liaison.read.opening import draft_of

SHORT, LONG = 8_000, 32_000  # characters; four times as long
STEEPEST = 9  # times as long as before; 4 is right, 16 is a square
SLOWEST = 6.0  # seconds for the long one, on a busy machine
QUICK = 1.0  # seconds, below which nothing is worth comparing
TRIES = 3  # a square is one every time; a disturbance is not
HEADS = ("", "关于对口联系的通知\n各部门：\n")
PIECES = (
    "联系",
    "、",
    "，",
    "。",
    "；",
    "：",
    "市教育局、",
    "市教育局联系民盟市委会。",
    "市教育局联系民盟市委会；",
    "民盟、",
    "民盟市委会",
    "市长李明联系民盟；",
    "市长李明联系民盟",
    "市长李明联系民盟，",
    "市长李明（市政府）",
    "李明、",
    "市教育局（牵头）、",
    "市教育局联系民盟、",
    "不再联系市教育局",
    "每年不少于1次座谈会，",
    "\n市教育局：民盟",
    "\n民盟：市教育局、市科技局",
    "\n1.市教育局 民盟市委会 李明",
    "（一）市教育局应当每年召开座谈会；",
    "副市长",
    "李 ",
    "（",
    "）",
    "（一）",
    "第一条",
    "一、",
    "1.",
    "1、",
    "1",
    "0123456789",
    "〇",
    "二十",
    "每年走访1次",
    "不少于",
    "至少",
    "1-2次",
    "5个工作日内",
    "月底前",
    "〔2022〕",
    "〔2022〕1号",
    "政办发〔2022〕1号",
    "《关于",
    "》",
    "“",
    "”",
    " ",
    "\u3000",
    "\t",
    "-",
    "—",
    "*",
    "●",
    "\n",
    "\r",
    "\n1.",
    "\n一、",
    "\n（一）市教育局",
    "\n市教育局\t民盟",
    "\t民盟",
    "\n附件1\n",
    "\n各部门：\n",
    "\n抄送：",
    "2022年1月1日",
    "年",
    "各民主党派",
    "各县（市、区）",
    "人民政府",
    "办公室",
    "对口联系",
    "由市教育局",
    "和",
    "以及",
    "废止《",
    "自2022年1月1日起施行",
    "<td>",
    "<tr><td>",
    "<",
    "&",
    "&nbsp;",
    "★",
    "秘 密",
    "密 级：",
    "绝 密 ",
    "内部资料",
    "A",
    "\u200b",
    "\ufeff",
)


@pytest.mark.parametrize("head", HEADS, ids=["bare", "headed"])
@pytest.mark.parametrize("piece", PIECES)
def test_reading_grows_with_the_text_and_no_faster(piece: str, head: str) -> None:
    assert any(_grows_evenly(piece, head) for _try in range(TRIES))


def _grows_evenly(piece: str, head: str) -> bool:
    short = _seconds(head + piece * (SHORT // len(piece)))
    long = _seconds(head + piece * (LONG // len(piece)))
    return long < min(SLOWEST, max(QUICK, STEEPEST * short))


def _seconds(text: str) -> float:
    """What the reading itself costs: neither other threads nor the rubbish of the tests before it."""
    gc.disable()
    began = time.thread_time()
    try:
        with contextlib.suppress(Unreadable):
            draft_of("通知.txt", text.encode())
        return time.thread_time() - began
    finally:
        gc.enable()
