"""Why can a file not be read, as far as its first bytes and its name tell?"""

from collections.abc import Collection

from liaison.core.notices.decode import Unreadable

ZIP, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_FORMAT = "old_format"  # the code of what LibreOffice may understand
RICH_TEXT = b"{\\rtf"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHER_NAMES = {
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"GIF8": "图片",
    b"Rar!": "压缩包",
    b"7z\xbc\xaf": "压缩包",
}
_OLD_TABLE = "Workbook".encode("utf-16-le")
_ACCEPTED = "目前可以上传 %(accepted)s 文件；其他格式请先另存为其中一种，或把正文粘贴进来。"
_SAVE_AGAIN = "请用 Word 或 WPS 打开，另存为 .docx 后再上传，或把正文粘贴进来。"


def unreadable(name: str, content: bytes, known: Collection[str]) -> Unreadable:
    """What to say of content that no reader fits; `known` are the endings that there are readers for."""
    if content.startswith(COMPOUND):
        return _compound(name, content)
    if content.startswith(ZIP):
        return _zip(name, known)
    if content.startswith(RICH_TEXT):
        return Unreadable(OLD_FORMAT, "这是 RTF 文件，不能直接读取。", _SAVE_AGAIN)
    kind = next((kind for start, kind in _OTHER_NAMES.items() if content.startswith(start)), "")
    if kind:
        return Unreadable(
            "unknown_format",
            "这是%(kind)s，无法识别其中的文字。",
            _ACCEPTED,
            kind=kind,
            accepted="、".join(known),
        )
    return Unreadable("unknown_format", "无法识别这种文件。", _ACCEPTED, accepted="、".join(known))


def renamed(name: str, kind: str, own: Collection[str], known: Collection[str]) -> str:
    """What to say of a file that bears the ending of another format; empty where it bears its own.

    >>> renamed("通知.doc", "Word 文档", [".docx"], [".docx", ".doc"])
    '文件名以 .doc 结尾，内容其实是“Word 文档”，已按实际内容读取，原件没有改动，请确认选对了文件。'
    """
    ending = f".{name.rpartition('.')[2].lower()}" if "." in name else ""
    if ending in own or ending not in known:
        return ""
    return f"文件名以 {ending} 结尾，内容其实是“{kind}”，已按实际内容读取，原件没有改动，请确认选对了文件。"


def _compound(name: str, content: bytes) -> Unreadable:
    """The old container of Word, which also holds new documents once they bear a password."""
    if _ENCRYPTED in content:
        return Unreadable("encrypted", "文件设了打开密码，无法读取。请取消密码后再上传，或把正文粘贴进来。")
    if _OLD_TABLE in content:
        return Unreadable("old_table", "这是旧版 Excel 表格（.xls）。请另存为 .xlsx 后再上传。")
    if name.lower().endswith(".docx"):
        return Unreadable(
            "wrong_suffix", "这是旧版 Word 文件（.doc），只是改名为 .docx，内容没有变。", _SAVE_AGAIN
        )
    if name.lower().endswith(".wps"):
        return Unreadable(
            OLD_FORMAT, "这是 WPS 文字文件（.wps），里面的文字读不出来，可能已损坏。", _SAVE_AGAIN
        )
    return Unreadable(OLD_FORMAT, "这是旧版 Word 文件（.doc），里面的文字读不出来，可能已损坏。", _SAVE_AGAIN)


def _zip(name: str, known: Collection[str]) -> Unreadable:
    if name.lower().endswith(".docx"):
        return Unreadable("unknown_format", "文件名是 .docx，内容却不是 Word 文档，无法识别。", _SAVE_AGAIN)
    if name.lower().endswith(".zip"):
        return Unreadable(
            "unknown_format", "这是几份文件的压缩包，请单独读取，或先解开；在网页上可以整包上传。"
        )
    return Unreadable(
        "unknown_format", "无法识别这种文件，或者文件已损坏。", _ACCEPTED, accepted="、".join(known)
    )
