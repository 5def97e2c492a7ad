"""Is text read in every usual encoding, and everything else refused with a reason?"""

import pytest

from liaison.core.notices.decode import LARGEST, Unreadable, decode

TEXT = "澄江市人民政府办公室关于对口联系工作的通知\n市教育局联系民盟市委会。"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"]
)
def test_every_usual_encoding_is_read(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).lstrip("\ufeff") == TEXT


def test_big5_is_told_from_gb() -> None:
    text = "市政府有關部門與各民主黨派的對口聯繫安排如下"
    assert decode(text.encode("big5")) == text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t\x00", "empty"),
        ("\u3000\n".encode(), "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4, "binary"),
        (bytes(range(128, 256)) * 20, "binary"),
        (("\ufffd" * 50 + "联系").encode(), "damaged"),
        (("政" * (LARGEST + 1)).encode(), "too_large"),
    ],
)
def test_what_holds_no_text_is_refused_with_a_reason(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        decode(data)
    assert refusal.value.code == code
    assert refusal.value.message.endswith("。")
