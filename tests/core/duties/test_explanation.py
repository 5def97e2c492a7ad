"""Is a finding explained in words that an official would use?"""

import string

import pytest

from liaison.core.duties.counting import WhyNot
from liaison.core.duties.explanation import explain, explained, state_of
from liaison.core.duties.finding import State, WhyShown
from liaison.core.duties.sentences import SAYINGS
from liaison.core.duties.values import Duty, Event, Evidence, Exemption, Extension, Force, Proof, Scope
from liaison.core.duties.windows import WindowKind
from tests.core.duties.place import EDUCATION, HEALTH, LEAGUE, SOCIETY, day, done, duty, found, of, span

VISIT = duty("visit", scope=Scope.PAIR, mutual=True, in_person="principal", clause="二（二）6")

FESTIVAL = "跳过9天：2月15日至23日（春节）；"
WORKED = "其中2月14日（春节调休），照常计算。"
TERM = "跳过12天：2月15日至23日（春节）、周末3天；其中2月14日（春节调休）、2月28日（春节调休），照常计算。"


def test_a_head_who_has_still_to_go() -> None:
    came = done("visit", "2026-03-02", LEAGUE, EDUCATION, principals=(LEAGUE,))
    went = done("visit", "2026-04-02", EDUCATION, LEAGUE)
    finding = of(found(VISIT, came, went, today="2026-06-15"), EDUCATION)
    assert explained(finding) == (
        "二（二）6：每年，至少1次走访。",
        "双方互访，去访和来访分别计算；这里计算本方前往对方的次数。",
        "须由本单位主要负责人到场。",
        "计算期间是2026年，最后一天是2026年12月31日。",
        "没有计入的记录。",
        "1次没有计入：2026年3月2日，是对方前来，不是本方前往。",
        "1次没有计入：2026年4月2日，没有登记到场人员；补登以后再计入。",
        "要求1次，已有0次，还差1次。",
        "2026年12月3日起提示即将到期。",
    )


def test_why_is_this_overdue() -> None:
    owed = duty("activity", minimum=2, clause="三（四）1")
    once = done("research", "2026-05-06", HEALTH, SOCIETY, proof=Proof.ONE_SIDED)
    contested = done("visit", "2026-09-02", HEALTH, LEAGUE, proof=Proof.CONTESTED)
    late = done("visit", "2027-01-06", HEALTH, LEAGUE)
    findings = found(owed, once, contested, late, today="2027-01-11", since="2026-12-31")
    finding = next(one for one in findings if one.debtor.unit == HEALTH and one.window.due.year == 2026)
    assert explained(finding) == (
        "三（四）1：每年，至少2次对口联系活动。",
        "计算期间是2026年，最后一天是2026年12月31日。",
        "计入1次：2026年5月6日。",
        "其中1次只有一方登记，对方还没有确认：2026年5月6日。",
        "1次没有计入：2026年9月2日，一方有异议，裁定以后再计入。",
        "1次没有计入：2027年1月6日，不在计算期间内。",
        "要求2次，已有1次，还差1次。",
        "2026年12月31日已过，逾期。",
    )
    assert state_of(finding) == "逾期"


def test_a_last_day_that_is_a_day_of_rest_and_a_weekend_that_is_worked() -> None:
    owed = duty("annual_report", per="1y", due="--02-late", clause="附件3")
    finding = of(found(owed, today="2026-02-25"), EDUCATION)
    assert explained(finding)[-4:] == (
        "没有计入的记录。",
        "要求1次，已有0次，还差1次。",
        "提示日期的计算：从2026年2月28日往前第10个工作日是2026年2月9日；" + FESTIVAL + WORKED,
        "连今天在内还有4个工作日。",
    )


def test_an_opinion_answered_late() -> None:
    owed = duty("opinion_handling", per="", minimum=None, due="+15wd", clause="三（四）4")
    opinion = Event(901, "opinion_handling", day("2026-02-10"), EDUCATION, LEAGUE)
    answer = done("opinion_handling", "2026-03-12", EDUCATION, LEAGUE, answers=901)
    (finding,) = found(owed, answer, today="2026-03-12", events=(opinion,))
    assert explained(finding) == (
        "三（四）4：15个工作日内完成意见建议办理。",
        "从2026年2月10日起第15个工作日是2026年3月9日；" + TERM,
        "计入1次：2026年3月12日。",
        "其中1次在期限之后：2026年3月12日。",
        "要求1次，已有1次，期限之后补齐，已完成。",
    )


def test_more_than_the_notice_has_in_mind_is_no_breach() -> None:
    owed = duty("visit", maximum=2)
    visits = [done("visit", f"2026-0{month}-02", EDUCATION, LEAGUE) for month in (1, 3, 5)]
    finding = of(found(owed, *visits, today="2026-06-15"), EDUCATION)
    assert explained(finding)[-2:] == (
        "方案所说上限是2次，已有3次，多1次；只作提示，不算违反。",
        "要求1次，已有3次，已完成。",
    )


def test_leave_names_who_gave_it_and_why() -> None:
    longer = Extension("换届", "市委统战部", due=day("2026-12-31"), until=day("2027-01-29"))
    finding = of(found(duty("visit"), today="2026-12-31", extensions=(longer,)), EDUCATION)
    assert explained(finding)[1:3] == (
        "计算期间是2026年，最后一天是2026年12月31日。",
        "市委统战部同意延期到2027年1月29日，原因是：换届",
    )
    none = Exemption("机构改革", "市政府办公室")
    assert explained(of(found(duty("visit"), today="2026-12-31", exemptions=(none,)), EDUCATION))[-1] == (
        "市政府办公室同意免予计算，原因是：机构改革"
    )


@pytest.mark.parametrize(
    ("values", "last"),
    [
        ({"force": Force.MAY}, "通知的用语是“可以”，只作记录，不算逾期。"),
        ({"per": "", "minimum": None}, "没有可以计算的次数或期限，只作记录。"),
        (
            {"span": span("2026-03-07")},
            "这一规定施行的时间是2026年3月7日起，没有覆盖整个期间，只作记录，不算逾期。",
        ),
    ],
)
def test_why_it_is_only_shown(values: dict[str, object], last: str) -> None:
    assert explained(of(found(duty("visit", **values), today="2026-12-31"), EDUCATION))[-1] == last


def test_every_reason_leads_to_its_records() -> None:
    visits: list[Evidence] = [
        done("visit", "2026-03-02", EDUCATION, LEAGUE),
        done("visit", "2026-04-02", EDUCATION, LEAGUE, proof=Proof.CONTESTED),
    ]
    reasons = explain(of(found(duty("visit"), *visits, today="2026-06-15"), EDUCATION))
    records = {reason.code: reason.evidence for reason in reasons if reason.evidence}
    assert records == {"counted": (visits[0].id,), "not_contested": (visits[1].id,)}


def test_there_is_a_sentence_for_everything_that_can_be_found() -> None:
    needed = [f"not_{why}" for why in WhyNot]
    needed += [f"shown_{why}" for why in WhyShown]
    needed += [f"window_{kind}" for kind in WindowKind]
    needed += [f"state_{state}" for state in State]
    assert set(needed) <= set(SAYINGS)


def test_each_sentence_ends_as_a_sentence_or_with_what_somebody_wrote() -> None:
    for code, sentence in SAYINGS.items():
        fields = [name for _, name, _, _ in string.Formatter().parse(sentence) if name]
        assert code.startswith("state_") or sentence.endswith("。") or fields[-1] in {"reason", "computed"}


def test_a_duty_of_which_only_the_most_is_said() -> None:
    owed: Duty = duty("visit", minimum=None, maximum=2)
    assert (
        explained(of(found(owed, today="2026-06-15"), EDUCATION))[0]
        == "方案规定：走访每年至多2次，只提示上限。"
    )


def test_what_the_government_holds_names_who_presides_and_who_comes() -> None:
    owed = duty(
        "symposium", scope=Scope.JURISDICTION, in_person="principal", presided_by=("市长", "常务副市长")
    )
    (finding,) = found(owed, today="2026-06-15")
    assert explained(finding)[1:3] == ("须有参加单位的主要负责人到场。", "须由市长或常务副市长主持。")


def test_a_plan_says_which_year_it_is_about() -> None:
    assert "报送内容应为2026年的情况。" in explained(
        of(found(duty("annual_plan"), today="2026-06-15"), EDUCATION)
    )


def test_a_new_scheme_that_asks_more_says_that_the_lesser_number_counts() -> None:
    old = duty("visit", id=1, span=span("2019-01-01", "2026-06-30"))
    new = duty("visit", id=2, span=span("2026-07-01"), minimum=3)
    sentences = explained(of(found(new, today="2026-12-01", duties=(old, new)), EDUCATION))
    assert "期间内方案有更替，新旧方案都有同一规定，连续计算。" in sentences
    assert "期间内方案有更替，各版本次数不同，按较少的1次计算。" in sentences


def test_more_time_into_the_next_year_leaves_the_year_that_a_plan_is_about() -> None:
    longer = Extension("换届", "市委统战部", due=day("2026-12-31"), until=day("2027-01-29"))
    rows = found(duty("annual_plan"), today="2027-01-04", extensions=(longer,))
    plan = of(tuple(row for row in rows if row.key.starts == day("2026-01-01")), EDUCATION)
    assert plan.window.due == day("2027-01-29")
    assert "报送内容应为2026年的情况。" in explained(plan)


def test_a_duty_in_each_term_of_office_is_shown_where_the_terms_are_not_known() -> None:
    finding = of(found(duty("visit", per="term"), today="2026-06-15"), EDUCATION)
    assert (finding.state, finding.needed) == (State.SHOWN_ONLY, None)
    assert explained(finding)[0] == "方案规定：走访，每届任期至少1次；本平台没有登记从何日起算，不能计算。"


def test_a_term_from_what_nobody_enters_is_shown_by_years() -> None:
    answers = duty("opinion_handling", per="", minimum=None, due="+15wd")
    finding = of(found(answers, today="2026-06-15"), EDUCATION)
    assert (finding.state, str(finding.window.span)) == (State.SHOWN_ONLY, "2026年")
    assert "15个工作日内；本平台没有登记从何日起算，不能计算。" in explained(finding)[0]
    known = frozenset({"opinion_handling"})
    assert not found(answers, today="2026-06-15", known_events=known)
