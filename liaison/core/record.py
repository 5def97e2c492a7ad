"""What can have happened? TABLE of record entries: code, and the sentence that a person reads.

A sentence takes its values from the entry's detail; a value that is missing shows as a dash.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One thing that can have happened, by its code (noun and participle)."""

    code: str
    sentence: str
    audited: bool = False  # for the audit administrator alone, not in the history that a page shows


_ROWS = (
    RecordKind("account.logged_in", "登录系统", audited=True),
    RecordKind("account.logged_out", "退出系统", audited=True),
    RecordKind("account.refused", "登录失败：密码不正确或账号已停用", audited=True),
    RecordKind("page.refused", "试图进入无权进入的页面 {address}（{why}）", audited=True),
    RecordKind("personal_data.seen", "查阅个人信息：{of}", audited=True),
    RecordKind("record.taken", "导出操作记录 {count} 条（{form}）", audited=True),
    RecordKind("record.noted", "导出记录链头：第 {number} 条", audited=True),
    RecordKind("record.pruned", "清理到期的操作记录：第 {first} 至第 {last} 条", audited=True),
    RecordKind("account.opened", "开通账号 {login}"),
    RecordKind("account.password_changed", "修改密码"),
    RecordKind("account.password_reset", "重置账号 {login} 的密码"),
    RecordKind("account.missed", "登录失败：没有这样的账号"),
    RecordKind("account.locked", "账号 {login} 连续输错，暂时锁定"),
    RecordKind("account.unlocked", "解除账号 {login} 的锁定"),
    RecordKind("account.closed", "停用账号 {login}"),
    RecordKind("account.reopened", "重新启用账号 {login}"),
    RecordKind("account.timed_out", "长时间未操作，自动退出"),
    RecordKind("account.slip_issued", "为账号 {login} 出具开通单"),
    RecordKind("account.requested", "申请账号 {login}，角色 {role}"),
    RecordKind("account.request_decided", "处理账号申请 {login}：{decision}"),
    RecordKind("information.acknowledged", "已阅读个人信息说明"),
    RecordKind("session.ended", "结束在 {address} 的登录"),
    RecordKind("sessions.ended", "结束账号 {login} 的全部登录（{count} 处）"),
    RecordKind("second_factor.begun", "开始设置动态口令"),
    RecordKind("second_factor.confirmed", "启用动态口令"),
    RecordKind("second_factor.recovered", "使用恢复码登录，剩余 {left} 个"),
    RecordKind("second_factor.removed", "停用账号 {login} 的动态口令"),
    RecordKind("sign_on.noted", "统一身份 {reference} 首次登录，尚未关联账号"),
    RecordKind("sign_on.linked", "将统一身份 {reference} 关联到账号 {login}"),
    RecordKind("sign_on.unlinked", "解除统一身份 {reference} 与账号 {login} 的关联"),
    RecordKind("access.explained", "查询账号 {login} 对页面 {page} 的权限"),
    RecordKind("deputy.named", "指定账号 {login} 代行{post}职责，{starts} 起，{ends} 止"),
    RecordKind("seat.ended", "收回账号 {login} 的角色 {role}，{ends} 起"),
    RecordKind("seat.given", "授予账号 {login} 角色 {role}"),
    RecordKind("seat.taken", "切换身份为 {role}", audited=True),
    RecordKind("work.asked", "要求立即运行后台任务：{of}"),
    RecordKind("work.finished", "后台任务完成：{of}", audited=True),
    RecordKind("work.failed", "后台任务失败：{of}", audited=True),
    RecordKind("jurisdiction.founded", "建立地区 {name}"),
    RecordKind("administrators.appointed", "为地区 {name} 任命三位管理员"),
    RecordKind("unit.founded", "登记单位 {name}"),
    RecordKind("unit.aliased", "记住单位 {name} 的另一名称 {alias}"),
    RecordKind("unit.moved", "调整单位 {name} 的排列：第 {before} 位改为第 {after} 位"),
    RecordKind("unit.represented", "登记 {represented} 由 {representative} 代表，自 {starts} 起"),
    RecordKind("unit.representation_ended", "结束 {represented} 由 {representative} 代表，{ends} 起"),
    RecordKind("person.registered", "登记人员"),
    RecordKind("post.founded", "设立职务 {title}"),
    RecordKind("tenure.begun", "{title} 到任"),
    RecordKind("accounts.opened", "一并批准账号申请，开通 {count} 个"),
    RecordKind("leader.linked", "{leader} 对应到职务 {post}"),
    RecordKind("office_list.uploaded", "上传名册 {name}（{count} 行）"),
    RecordKind("office.brought_in", "导入名册 {name}：登记任职 {count} 人，申请账号 {accounts} 个"),
    RecordKind("office.undone", "撤销名册 {name} 的导入"),
    RecordKind("tenure.ended", "{title} 离任，{ends} 起"),
    RecordKind("holder.changed", "{title} 任职变动，自 {starts} 起"),
    RecordKind("post.dated", "登记职务 {title} 的设立日期"),
    RecordKind("post.ended", "撤销职务 {title}，{ends} 起"),
    RecordKind("contact.kept", "登记 {title} 的联系方式"),
    RecordKind("contact.shown", "查看 {title} 的电话"),
    RecordKind("change.noted", "知悉 {title} 的任职变动"),
    RecordKind("calendar_day.changed", "另定 {day} 为{kind}（{why}）"),
    RecordKind("calendar_day.restored", "{day} 恢复为公布的安排"),
    RecordKind(
        "calendar_year.brought_in", "导入 {year} 年放假安排（{source}）：放假 {rest} 天，调休上班 {worked} 天"
    ),
    RecordKind("notice.uploaded", "上传通知 {name}"),
    RecordKind("file.kept", "上传文件 {name}"),
    RecordKind("file.removed", "删除文件 {name}"),
    RecordKind("notice.blocked", "拦截带密级标志的内容：{mark}"),
    RecordKind("proposal.decided", "审核条目：{decision}"),
    RecordKind("proposal.edited", "修改条目"),
    RecordKind("proposal.added", "补充条目：{sort}"),
    RecordKind("proposals.accepted", "一并采纳 {count} 条"),
    RecordKind("body.matched", "{name} 认定为 {unit}"),
    RecordKind("draft.begun", "起草方案 {title}（{origin}）"),
    RecordKind("notice.written", "生成通知文稿 {name}"),
    RecordKind("draft.discarded", "放弃草稿 {title}"),
    RecordKind("scheme.issued", "发布方案 {title}（{subject}），自 {starts} 起施行"),
    RecordKind("scheme.superseded", "方案 {title} 由新方案取代，止于 {ends}"),
    RecordKind("workbook.returned", "传回改过的矩阵 {name}，与现行方案不同 {count} 处"),
    RecordKind("export.taken", "导出 {title}（{format}）"),
    RecordKind(
        "scheme.amended", "调整并入方案 {title}：增加 {added} 条，改动 {changed} 条，撤去 {removed} 条"
    ),
    RecordKind("scheme.revoked", "撤销方案 {title}（自始无效）：{reason}"),
    RecordKind("scheme.restored", "方案 {title} 因后一份被撤销而恢复施行"),
    RecordKind("version.corrected", "更正方案 {title} 的录入错误：{before} 改为 {after}"),
    RecordKind("scheme.repealed", "废止方案 {title}，自 {ends} 起：{reason}"),
    RecordKind("draft.mode_chosen", "草稿 {title} 定为：{mode}"),
    RecordKind("proposal.change_chosen", "条目定为：{change}"),
    RecordKind("ad_hoc.opened", "建立按需联系：{department} 与 {organisation}，自 {starts} 起：{reason}"),
    RecordKind("ad_hoc.ended", "结束按需联系：{department} 与 {organisation}，止于 {ends}"),
    RecordKind("working_rules.issued", "{unit} 印发联系工作规则 {title}，自 {starts} 起施行"),
    RecordKind("joining.confirmed", "{organisation} 自 {starts} 起纳入共同联系"),
    RecordKind("joining.declined", "{organisation} 不纳入共同联系"),
    RecordKind("activity.entered", "登记{kind}“{title}”（{on}），{how}"),
    RecordKind("activity.changed", "修改活动“{title}”"),
    RecordKind("activity.held", "登记活动“{title}”已于 {on} 开展"),
    RecordKind("activity.postponed", "推迟活动“{title}”，{before} 改为 {to}：{reason}"),
    RecordKind("activity.cancelled", "取消活动“{title}”：{reason}"),
    RecordKind("activity.confirmed", "{unit} 确认活动“{title}”（{how}）{note}"),
    RecordKind("activity.contested", "{unit} 对活动“{title}”提出异议：{note}"),
    RecordKind("activity_list.uploaded", "上传活动清单 {name}，{count} 行"),
    RecordKind("activity_list.mended", "改正活动清单 {name} 的 {count} 行"),
    RecordKind("activity_list.taken", "成批登记活动：{name}，登记 {count} 项，待改正 {left} 行"),
    RecordKind("activity_list.undone", "撤销成批登记 {name}，取消 {count} 项"),
    RecordKind("submission.entered", "登记报送：{title}（{on} 收到）"),
    RecordKind("submission.confirmed", "确认收到：{title}"),
    RecordKind("submission.returned", "退回报送：{title}（{reason}）"),
    RecordKind("submission.withdrawn", "撤销报送登记：{title}（{reason}）"),
    RecordKind("tracking.begun", "自 {on} 起开始统计"),
    RecordKind("exemption.given", "免除职责，{starts} 起，{ends} 止：{reason}"),
    RecordKind("exemption.withdrawn", "撤回免除：{reason}"),
    RecordKind("extension.given", "延期：{due} 延至 {until}：{reason}"),
    RecordKind("extension.withdrawn", "撤回延期：{reason}"),
    RecordKind("chase.made", "催办{unit} {count} 项：{text}"),
    RecordKind("succession.noted", "登记职能承接：{old} 自 {on} 起由 {new} 承接"),
    RecordKind("succession.withdrawn", "撤回职能承接：{old} 自 {on} 起由 {new} 承接（{reason}）"),
    RecordKind("attendance.noted", "登记活动“{title}”的出席情况，到会 {count} 人"),
    RecordKind("attendance.signed_in", "{unit}一人签到，活动“{title}”"),
    RecordKind("attachment.added", "为活动“{title}”上传{kind}"),
    RecordKind("attachment.removed", "移除活动“{title}”的{kind}：{reason}"),
    RecordKind("minutes.written", "写活动“{title}”的纪要，{before} 字改为 {count} 字"),
    RecordKind("follow_up.noted", "登记活动“{title}”的会后事项，由{unit}在 {due} 前办理"),
    RecordKind("follow_up.finished", "{unit}于 {on} 办完活动“{title}”的会后事项"),
    RecordKind("opinion.noted", "登记{unit}在活动“{title}”上提出的意见"),
    RecordKind("observation.noted", "登记活动“{title}”中发现的问题，请{unit}答复（{due}）"),
    RecordKind("observation.replied", "{unit}答复活动“{title}”中发现的问题"),
    RecordKind("follow_up.withdrawn", "撤销活动“{title}”的会后事项“{what}”（{unit}）：{reason}"),
    RecordKind("opinion.withdrawn", "撤销{unit}在活动“{title}”上的意见“{what}”：{reason}"),
    RecordKind("observation.withdrawn", "撤销活动“{title}”中发现的问题“{what}”（{unit}）：{reason}"),
    RecordKind("activity.merged", "活动“{title}”与“{into}”重复登记，已并入"),
    RecordKind("confirmation_link.made", "为{unit}制作确认链接，有效期至 {until}"),
    RecordKind("confirmation_link.revoked", "停用给{unit}的确认链接"),
    RecordKind("calendar_feed.made", "生成“{scope}”日历的订阅地址"),
    RecordKind("calendar_feed.revoked", "停用“{scope}”日历的订阅地址"),
    RecordKind("activity.settled", "裁定活动“{title}”{outcome}：{reason}"),
)


@dataclass(frozen=True, slots=True)
class Thing:
    """One sort of thing that entries are about, by app and model, and its name."""

    label: str
    name: str


_THINGS = (
    Thing("units.jurisdiction", "地区"),
    Thing("units.unit", "单位"),
    Thing("units.person", "人员"),
    Thing("units.post", "职务"),
    Thing("units.tenure", "任职"),
    Thing("units.representation", "代表关系"),
    Thing("offices.officelist", "名册"),
    Thing("files.storedfile", "文件"),
    Thing("jobs.run", "后台任务运行"),
    Thing("accounts.account", "账号"),
    Thing("accounts.seat", "身份"),
    Thing("schemes.notice", "通知"),
    Thing("schemes.schemedraft", "方案草稿"),
    Thing("schemes.proposal", "审核条目"),
    Thing("schemes.schemeversion", "方案"),
    Thing("activities.activity", "活动"),
    Thing("activities.activitylist", "活动清单"),
    Thing("activities.confirmationlink", "确认链接"),
)

THINGS = MappingProxyType({thing.label: thing.name for thing in _THINGS})
RECORD_KINDS = MappingProxyType({kind.code: kind for kind in _ROWS})


_GAP = "…"
_GAPS_AT_THE_END = re.compile(rf"(?:\s*[（(：:，,]?\s*{_GAP}[）)]?)+$")


class _Gaps(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return _GAP


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


def name_of_kind(code: str, *, say: Callable[[str], str] = str) -> str:
    """The sentence without its values, to choose from: gaps are dots, those at its end are left out.

    >>> name_of_kind("unit.founded"), name_of_kind("tenure.begun")
    ('登记单位', '… 到任')
    """
    return _GAPS_AT_THE_END.sub("", say(RECORD_KINDS[code].sentence).format_map(_Gaps()))
