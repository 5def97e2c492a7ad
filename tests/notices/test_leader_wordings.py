"""Which wordings of leaders' assignments are understood, and which persons are nobody's leader."""

from collections.abc import Callable

import pytest

from liaison.core.notices.draft import Draft

HEADING = "附件1\n市政府领导联系民主党派工作安排\n"

ASSIGNED = {
    "running prose with posts before names": (
        (
            "市政府领导联系分工如下：市长路远负责全面联系，常务副市长闻人越联系民建市委会、市工商联，"
            "副市长苏婉联系民盟市委会，秘书长丁一协助市长做好联系工作。"
        ),
        {"路远": "*", "闻人越": "民建 工商联", "苏婉": "民盟"},
    ),
    "name, bracketed posts and a colon": (
        (
            "陶  然（州委副书记、州长）：联系各民主党派、工商联；\n"
            "木青松（州委常委、常务副州长）：联系民建州委会、州工商联；\n"
            "阿依娜（女，副州长）：联系民盟州委会、民进州支部。"
        ),
        {"陶然": "*", "木青松": "民建 工商联", "阿依娜": "民盟 民进"},
    ),
    "a minority name with its dot": (
        "买买提·艾力（副市长）：联系民革市委会；\n欧阳远山（副市长）：联系致公党市委会。",
        {"买买提·艾力": "民革", "欧阳远山": "致公党"},
    ),
    "comrades by whom it is liaised": (
        "民盟市委会由路远同志联系，民建市委会由苏婉同志联系，市工商联由副市长闻人越同志联系。",
        {"路远": "民盟", "苏婉": "民建", "闻人越": "工商联"},
    ),
    "organisation as a heading, leader as a field": (
        "一、民革市委会\n联系领导：副市长苏婉\n二、民盟市委会\n联系领导：路  远",
        {"苏婉": "民革", "路远": "民盟"},
    ),
    "organisation first with a dash": (
        "民盟市委会——联系领导：副市长路远\n民建市委会——联系领导：副市长、市公安局局长苏婉",
        {"路远": "民盟", "苏婉": "民建"},
    ),
    "organisation first on one line with a bracket": (
        "民革市委会（联系领导：路远 副市长）\n农工党市委会（联系领导：苏婉 市政府党组成员）",
        {"路远": "民革", "苏婉": "农工党"},
    ),
    "a numbered list": (
        (
            "1．市委副书记、市长路远同志联系民革市委会\n2．副市长苏婉同志联系农工党市委会、九三学社市委会\n"
            "3. 副市长闻人越联系市知联会"
        ),
        {"路远": "民革", "苏婉": "农工党 九三学社", "闻人越": "知联会"},
    ),
    "two leaders for one organisation": (
        "市工商联：由市长路远、副市长苏婉联系\n民建市委会：由副市长闻人越联系",
        {"路远": "工商联", "苏婉": "工商联", "闻人越": "民建"},
    ),
    "a leader by the field of work": (
        "分管教育工作的副市长苏婉联系民盟市委会、民进市委会；分管卫生健康工作的副市长路远联系农工党市委会。",
        {"苏婉": "民盟 民进", "路远": "农工党"},
    ),
    "comrade, colon and organisations": (
        "路远同志：民盟、民进\n苏婉同志：民建、工商联\n闻人越同志：无党派人士",
        {"路远": "民盟 民进", "苏婉": "民建 工商联", "闻人越": "无党派人士"},
    ),
    "a table a cell a line": (
        "姓 名\n职  务\n联系单位\n路 远\n市委副书记、市长\n民革市委会\n苏 婉\n副市长\n民盟市委会\n民进市委会",
        {"路远": "民革", "苏婉": "民盟 民进"},
    ),
    "a table in columns": (
        "序号\t联系领导\t职务\t联系党派\n1\t路远\t市长\t民革市委会\n2\t苏婉\t副市长\t民建市委会、市工商联",
        {"路远": "民革", "苏婉": "民建 工商联"},
    ),
    "a table with organisations first": (
        "民主党派\t联系市领导\n民革市委会\t路远 市长\n民盟市委会\t副市长 苏婉",
        {"路远": "民革", "苏婉": "民盟"},
    ),
    "in charge of the whole, by several words": (
        "市长路远牵头负责联系各民主党派市委会、市工商联和无党派人士工作；副市长苏婉具体联系民盟市委会。",
        {"路远": "*", "苏婉": "民盟"},
    ),
    "overall charge without an object": (
        "路远同志负责总体统筹；苏婉同志负责联系民革市委会；闻人越同志联系无党派人士、市知联会。",
        {"路远": "*", "苏婉": "民革", "闻人越": "无党派人士 知联会"},
    ),
    "hearing the opinions of all": (
        "市长路远听取各民主党派、工商联和无党派人士意见，副市长苏婉联系致公党市委会。",
        {"路远": "*", "苏婉": "致公党"},
    ),
    "name first, posts after, then the verb": (
        "路远市长联系民革市委会，苏婉副市长联系台盟市委会。",
        {"路远": "民革", "苏婉": "台盟"},
    ),
    "name, comma, posts, comma, verb": (
        "（一）路远，市委常委、副市长，联系民革市委会。\n（二）苏婉，副市长，联系民盟市委会。",
        {"路远": "民革", "苏婉": "民盟"},
    ),
    "posts and name with a colon": (
        "市长路远：民革市委会\n副市长 苏 婉：民盟市委会、民进市委会\n市政府党组成员闻人越：九三学社市委会",
        {"路远": "民革", "苏婉": "民盟 民进", "闻人越": "九三学社"},
    ),
    "two with one post": (
        "民革、民盟由路远、苏婉两位副市长联系。",
        {"路远": "民革 民盟", "苏婉": "民革 民盟"},
    ),
    "side by side": (
        "联系领导\t路远\t苏婉\n联系党派\t民革\t民盟",
        {"路远": "民革", "苏婉": "民盟"},
    ),
    "a liaison officer between": (
        "民革市委会\n联系领导：路  远\n联 络 员：丁一\n民盟市委会\n联系领导：苏  婉\n联 络 员：丁二",
        {"路远": "民革", "苏婉": "民盟"},
    ),
    "names of other forms before their posts": (
        "一、路远市长总负责，听取各民主党派的意见建议。\n二、古丽娜尔副市长联系农工党。",
        {"路远": "*", "古丽娜尔": "农工党"},
    ),
    "in the liaison of, as a noun": (
        "路远：负责对口联系民革市委会、民建市委会。\n苏婉：负责与民盟市委会的联系。",
        {"路远": "民革 民建", "苏婉": "民盟"},
    ),
}

NOBODY = {
    "liaison officers": "联络员名单：\n民盟市委会 路远 办公室主任\n民建市委会 苏婉 组织处处长",
    "a table of liaison officers": "单位\t联络员\t职务\n民盟市委会\t路远\t科长\n民革市委会\t苏婉\t科长",
    "section chiefs": "市教育局（联络科室：办公室，科长路远）联系民盟市委会。",
    "special appointees": "聘请民盟市委会路远、民建市委会苏婉为特约监督员。",
    "the person who presided": "会议由副市长路远主持，民盟市委会、民建市委会负责人参加。",
    "the person who spoke": "副市长路远出席会议并讲话，各民主党派市委会负责人参加座谈。",
    "party principals": "民盟市委会主委路远、民建市委会主委苏婉参加。",
    "the signatory": "民盟市委会、民建市委会要加强联系。\n签发人：路远",
    "a telephone contact": "联系人：路远，联系电话：6660001。请民盟市委会于会前联系市政府办公室苏婉。",
    "a bureau's director at a pairing": "市教育局局长路远一行走访民盟市委会，双方联系密切。",
}

Notice = Callable[[str], Draft]


@pytest.mark.parametrize(("body", "assigned"), ASSIGNED.values(), ids=ASSIGNED)
def test_an_assignment_is_found_in_these_words(body: str, assigned: dict[str, str], notice: Notice) -> None:
    expected = {(leader, name) for leader, names in assigned.items() for name in names.split()}
    found = notice(HEADING + body).assignments
    assert {(each.leader, each.counterpart) for each in found} == expected


@pytest.mark.parametrize("body", NOBODY.values(), ids=NOBODY)
def test_nobody_is_assigned_by_these_words(body: str, notice: Notice) -> None:
    assert notice(HEADING + body).assignments == ()


def test_a_list_of_liaison_officers_under_a_heading_about_leaders_assigns_nobody(notice: Notice) -> None:
    body = "市政府领导对口联系安排及联络员\n党派\t联络员\t职务\n民盟市委会\t路远\t科长"
    assert notice(f"附件1\n{body}").assignments == ()


def test_an_empty_cell_goes_on_with_the_one_above(notice: Notice) -> None:
    found = notice(HEADING + "党派\t联系领导\n民盟市委会\t路远\n民建市委会\t苏婉\n\t丁一").assignments
    assert ("丁一", "民建") in {(each.leader, each.counterpart) for each in found}
