"""In which words is a finding explained? TABLE of sentences; pages translate them before filling them in."""

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence of an explanation; a number in it is one of the finding."""

    code: str
    sentence: str


_ROWS = (
    # How it stands
    Saying("state_met", "已完成"),
    Saying("state_on_the_way", "进行中"),
    Saying("state_due_soon", "即将到期"),
    Saying("state_overdue", "逾期"),
    Saying("state_shown_only", "仅作记录"),
    # What is asked
    Saying("asked", "{clause}：{often}，至少{needed}次{kind}。"),
    Saying("asked_once", "{clause}：{often}完成{kind}。"),
    Saying("asked_without_number", "{clause}：{kind}，没有规定可以计算的次数或期限。"),
    Saying("asked_from_unknown", "{clause}：{kind}，{often}；本平台没有登记从何日起算，不能计算。"),
    Saying("at_most", "{clause}：{kind}{often}，只提示上限。"),
    Saying("each_direction", "双方互访，去访和来访分别计算；这里计算本方前往对方的次数。"),
    Saying("in_person_principal", "须由本单位主要负责人到场。"),
    Saying("in_person_leader", "须由本单位领导到场。"),
    Saying("there_principal", "须有参加单位的主要负责人到场。"),
    Saying("there_leader", "须有参加单位的领导到场。"),
    Saying("presided_by", "须由{posts}主持。"),
    Saying("about_year", "报送内容应为{year}年的情况。"),
    Saying("handed_to_by", "材料报送{to}，{due}前（含当日）送到。"),
    Saying("handed_to", "材料报送{to}。"),
    Saying("handed_in_by", "材料在{due}前（含当日）报送；方案没有写明收件单位，由统筹部门登记。"),
    Saying("handed_in", "材料的收件单位方案没有写明，由统筹部门登记。"),
    # When
    Saying("window_period", "计算期间是{window}，最后一天是{due}。"),
    Saying("window_yearly_day", "每年的期限，本次最后一天是{due}。"),
    Saying("window_day", "最后一天是{due}。"),
    Saying("window_working_days", "{computed}"),
    Saying("window_days", "从{starts}起{term}日内，最后一天是{due}。"),
    Saying("window_months", "从{starts}起{term}个月内，最后一天是{due}。"),
    Saying("window_government_term", "本届是{window}，最后一天是{due}。"),
    Saying("window_none", "按{window}列出记录。"),
    Saying("moved", "{moved}是休息日，期限顺延到{due}。"),
    Saying("extended", "{by}同意延期到{until}，原因是：{reason}"),
    Saying("least", "期间内方案有更替，各版本次数不同，按较少的{needed}次计算。"),
    Saying("carried_on", "期间内方案有更替，新旧方案都有同一规定，连续计算。"),
    # What counts
    Saying("counted", "计入{number}次：{days}。"),
    Saying("nothing_counted", "没有计入的记录。"),
    Saying("one_sided", "其中{number}次只有一方登记，对方还没有确认：{days}。"),
    Saying("late", "其中{number}次在期限之后：{days}。"),
    # What does not, and why
    Saying("not_contested", "{number}次没有计入：{days}，一方有异议，裁定以后再计入。"),
    Saying("not_not_yet", "{number}次没有计入：{days}，已经安排，还没有到日期。"),
    Saying("not_outside", "{number}次没有计入：{days}，不在计算期间内。"),
    Saying("not_other_year", "{number}份没有计入：{days}，报送的不是所要求年度的内容。"),
    Saying("not_other_pair", "{number}次没有计入：{days}，当日参加的各方之间没有对口联系关系。"),
    Saying("not_other_host", "{number}次没有计入：{days}，主办单位不是规定的单位。"),
    Saying("not_other_direction", "{number}次没有计入：{days}，是对方前来，不是本方前往。"),
    Saying("not_direction_unknown", "{number}次没有计入：{days}，没有登记由哪一方前往；补登以后再计入。"),
    Saying("not_not_there", "{number}次没有计入：{days}，规定的领导没有到场。"),
    Saying("not_nobody_noted", "{number}次没有计入：{days}，没有登记到场人员；补登以后再计入。"),
    Saying("not_other_presider", "{number}次没有计入：{days}，主持人不是规定的领导。"),
    Saying("not_presider_unknown", "{number}次没有计入：{days}，没有登记主持人；补登以后再计入。"),
    Saying("not_counted_before", "{number}次没有计入：{days}，已经计入上一期间。"),
    # What follows
    Saying("met", "要求{needed}次，已有{number}次，已完成。"),
    Saying("met_late", "要求{needed}次，已有{number}次，期限之后补齐，已完成。"),
    Saying("over", "方案所说上限是{maximum}次，已有{number}次，多{over}次；只作提示，不算违反。"),
    Saying("missing", "要求{needed}次，已有{number}次，还差{missing}次。"),
    Saying("enough", "提到{needed}次，已有{number}次。"),
    Saying("on_the_way", "{soon}起提示即将到期。"),
    Saying("due_soon", "连今天在内还有{left}个工作日。"),
    Saying("due_at_once", "剩下的都是休息日，请尽快办理。"),
    Saying("rests", "{due}是休息日，最后一个工作日是{working}。"),
    Saying("overdue", "{due}已过，逾期。"),
    Saying("calendar", "提示日期的计算：{computed}"),
    Saying("shown_should", "通知的用语是“一般应”，只作记录，不算逾期。"),
    Saying("shown_may", "通知的用语是“可以”，只作记录，不算逾期。"),
    Saying("shown_not_countable", "没有可以计算的次数或期限，只作记录。"),
    Saying("shown_only_maximum", "只规定了上限，只作记录，不算逾期。"),
    Saying("shown_exempt", "{by}同意免予计算，原因是：{reason}"),
    Saying(
        "shown_not_wholly_in_force", "这一规定施行的时间是{spans}，没有覆盖整个期间，只作记录，不算逾期。"
    ),
    Saying("shown_not_wholly_tracked", "本平台从{tracked}起登记，没有覆盖整个期间，只作记录，不算逾期。"),
    Saying(
        "shown_not_wholly_paired", "对口联系关系存在的时间是{spans}，没有覆盖整个期间，只作记录，不算逾期。"
    ),
)

SAYINGS = MappingProxyType({row.code: row.sentence for row in _ROWS})
