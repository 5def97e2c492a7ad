"""What can have happened? TABLE of record entries: code, and the sentence that a person reads.

A sentence takes its values from the entry's detail; a value that is missing shows as a dash.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One thing that can have happened, by its code (noun and participle)."""

    code: str
    sentence: str


_ROWS = (
    RecordKind("account.logged_in", "登录系统"),
    RecordKind("account.logged_out", "退出系统"),
    RecordKind("account.refused", "登录失败：密码不正确或账号已停用"),
    RecordKind("account.opened", "开通账号 {login}"),
    RecordKind("account.password_changed", "修改密码"),
    RecordKind("account.password_reset", "重置账号 {login} 的密码"),
    RecordKind("seat.given", "授予账号 {login} 角色 {role}"),
    RecordKind("seat.taken", "切换身份为 {role}"),
    RecordKind("jurisdiction.founded", "建立地区 {name}"),
    RecordKind("unit.founded", "登记单位 {name}"),
    RecordKind("unit.aliased", "记住单位 {name} 的另一名称 {alias}"),
    RecordKind("unit.represented", "登记 {represented} 由 {representative} 代表"),
    RecordKind("person.registered", "登记人员"),
    RecordKind("post.founded", "设立职务 {title}"),
    RecordKind("tenure.begun", "{title} 到任"),
    RecordKind("notice.uploaded", "上传通知 {name}"),
    RecordKind("notice.blocked", "拦截带密级标志的内容：{mark}"),
    RecordKind("proposal.decided", "审核条目：{decision}"),
    RecordKind("proposal.edited", "修改条目"),
    RecordKind("proposals.accepted", "一并采纳 {count} 条"),
    RecordKind("body.matched", "{name} 认定为 {unit}"),
    RecordKind("draft.discarded", "放弃草稿 {title}"),
    RecordKind("scheme.issued", "发布方案 {title}（{subject}），自 {starts} 起施行"),
    RecordKind("scheme.superseded", "方案 {title} 由新方案取代，止于 {ends}"),
)

RECORD_KINDS = MappingProxyType({kind.code: kind for kind in _ROWS})


class _Dashes(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "—"


def sentence(code: str, detail: Mapping[str, object], *, say: Callable[[str], str] = str) -> str:
    """What happened, in words that `say` may translate; the bare code for a kind no longer known.

    >>> sentence("unit.founded", {"name": "市教育局"})
    '登记单位 市教育局'
    """
    kind = RECORD_KINDS.get(code)
    return say(kind.sentence).format_map(_Dashes(detail)) if kind else code
