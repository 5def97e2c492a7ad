"""Why was a file not read, as far as reading itself goes? TABLE of reasons: code, and what to do."""

from dataclasses import dataclass
from types import MappingProxyType

from liaison.core.notices.decode import Unreadable


@dataclass(frozen=True, slots=True)
class Stop:
    """One way in which reading comes to nothing, and what is said of it."""

    code: str
    message: str


_ROWS = (
    Stop("deadline", "这个文件读了十秒还没有读完，已停止。请只保留通知正文和附件，或把正文粘贴进来。"),
    Stop("memory", "读取这个文件需要的内存过多，已停止。请只保留通知正文和附件，或另存为纯文本后再试。"),
    Stop(
        "crashed", "这个文件的内容有问题，读取时中断，没有影响其他文件。请用原来的软件打开，另存一份后再试。"
    ),
    Stop("failed", "这个文件的内容有问题，无法读取。请用原来的软件打开，另存一份后再试，或把正文粘贴进来。"),
    Stop("busy", "正在读取的文件较多，请过一会儿再试。"),
    Stop("too_large", "文件超过 30 MB，不像是一份通知。请只保留通知正文和附件。"),
    Stop("not_found", "打不开这个文件，请检查文件名和权限。"),
    Stop("not_a_file", "这不是一个文件（可能是文件夹、链接或设备），没有读取。请指定文件本身。"),
)
STOPS = MappingProxyType({stop.code: stop for stop in _ROWS})


def unread(code: str) -> Unreadable:
    """The reason as what is raised.

    >>> unread("busy").message
    '正在读取的文件较多，请过一会儿再试。'
    """
    return Unreadable(code, STOPS[code].message)
