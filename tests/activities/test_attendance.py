"""Is it known who came, for whom and in which post, and do the others agree to what counts?"""

import io
import re
from typing import Any

import pytest
from django.urls import reverse
from docx import Document

from liaison.activities.actions import change_activity
from liaison.activities.evidence import some_evidence
from liaison.activities.models import Activity, Attendance
from liaison.core.activities.standing import Standing, State, Word
from liaison.core.duties.values import Rank
from liaison.matters.models import Involvement
from liaison.record.models import Entry
from liaison.tenancy.door import entered
from liaison.units.models import Post, PostKind
from tests import build, build_activities, cast
from tests.cast import City
from tests.settings import TODAY

TOKEN = re.compile(
    r'name="(?:there|who)" value="([^"]+)"[^>]*>(?:<span>|<span class="arrival-name">)([^ <]+) '
)


@pytest.fixture
def principal(city: City) -> Post:
    """The head of the education bureau, in office since the year began."""
    with entered({city.place.pk}):
        person = build.person(place=city.place, name="李东")
        return build.tenure(
            unit=city.units["教育局"], person=person, kind=PostKind.PRINCIPAL, title="局长"
        ).post


def held(city: City, **options: Any) -> Activity:
    sides = {"hosts": [city.units["教育局"]], "guests": [city.units["民盟"]]}
    with entered({city.place.pk}):
        return build_activities.activity(by=city.actor("department_officer"), **(sides | options))


def address(city: City, page: str, activity: Activity) -> str:
    return reverse(f"activities:{page}", args=[city.place.pk, activity.pk])


def page_of(city: City, page: str, activity: Activity, role: str = "department_officer") -> str:
    return cast.client(city.seats[role]).get(address(city, page, activity)).content.decode()


def tokens(city: City, activity: Activity, page: str = "attendance") -> dict[str, str]:
    """What is sent for each person of the list, by name."""
    return {name: token for token, name in TOKEN.findall(page_of(city, page, activity))}


def note(city: City, activity: Activity, *names: str, role: str = "department_officer", **sent: Any) -> Any:
    known = tokens(city, activity)
    data = {"shown": list(known.values()), "there": [known[name] for name in names], "presides": ""} | sent
    return cast.client(city.seats[role]).post(address(city, "attendance", activity), data)


def seats(city: City, activity: Activity) -> list[Attendance]:
    with entered({city.place.pk}):
        return list(activity.attendances.select_related("person", "post").order_by("pk"))


def word_of(city: City, activity: Activity, unit: str) -> str:
    with entered({city.place.pk}):
        return Involvement.objects.get(subject_id=activity.subject_id, unit=city.units[unit]).word


def test_those_who_hold_posts_on_the_day_are_proposed(city: City, principal: Post) -> None:
    assert set(tokens(city, held(city))) == {"何文舟", "韩若川", "李东", "叶映溪", "许南乔"}


def test_the_principal_in_person_follows_from_the_post_and_is_evidence(city: City, principal: Post) -> None:
    activity = held(city)
    assert "登记后才能计入要求亲自参加的职责" in page_of(city, "activity", activity)
    assert note(city, activity, "李东", "叶映溪").status_code == 302
    shown = page_of(city, "activity", activity)
    assert "主要负责人本人到会；要求主要负责人亲自参加的职责，这次计入" in shown
    assert "到会的不是单位领导" in shown  # of the league
    with entered({city.place.pk}):
        (evidence,) = some_evidence(city.place.pk, [activity.subject_id])
    ranks = {(seat.unit, seat.rank) for seat in evidence.attendance}
    assert (city.units["教育局"].pk, Rank.PRINCIPAL) in ranks
    assert (city.units["民盟"].pk, Rank.OTHER) in ranks


def test_whoever_is_no_longer_ticked_has_not_come(city: City, principal: Post) -> None:
    activity = held(city)
    note(city, activity, "李东")
    note(city, activity)
    assert [seat.came for seat in seats(city, activity)] == [False]
    with entered({city.place.pk}):
        (evidence,) = some_evidence(city.place.pk, [activity.subject_id])
    assert evidence.attendance == ()


def test_a_change_of_which_leader_came_asks_the_other_side_again(city: City, principal: Post) -> None:
    activity = held(city)
    secretary = cast.client(city.seats["organisation_secretary"])
    secretary.post(address(city, "confirm", activity), {"unit": city.units["民盟"].pk, "revision": 1})
    assert word_of(city, activity, "民盟") == Word.CONFIRMED
    note(city, activity, "何文舟")
    assert word_of(city, activity, "民盟") == Word.CONFIRMED  # of staff nothing depends
    note(city, activity, "李东")
    assert word_of(city, activity, "民盟") == Word.WAITING
    with entered({city.place.pk}):
        activity.subject.refresh_from_db()
    assert (activity.subject.revision, activity.subject.standing) == (2, Standing.ONE_SIDED)
    shown = page_of(city, "activity", activity, "organisation_secretary")
    assert "上次确认以后有修改" in shown
    assert "市教育局（主要负责人本人）" in shown


def test_the_record_says_how_many_came_and_names_nobody(city: City, principal: Post) -> None:
    activity = held(city)
    note(city, activity, "李东", "叶映溪")
    with entered({city.place.pk}):
        entry = Entry.objects.get(code="attendance.noted")
    assert entry.detail["count"] == 2
    assert "李东" not in str(entry.detail)


def test_before_the_day_people_are_proposed_and_nobody_has_come(city: City, principal: Post) -> None:
    activity = held(city, on=TODAY.replace(day=28))
    note(city, activity, "李东", "韩若川")
    assert [seat.came for seat in seats(city, activity)] == [None, None]
    note(city, activity, "李东")
    assert [seat.title for seat in seats(city, activity)] == ["局长"]
    sent = {"who": tokens(city, activity, "sign_in")["李东"]}
    answer = cast.client(city.seats["department_officer"]).post(address(city, "sign_in", activity), sent)
    assert answer.status_code == 422
    assert "还没有到活动的日子" in answer.content.decode()


def test_one_tap_signs_in_and_one_takes_it_back(city: City, principal: Post) -> None:
    activity = held(city)
    officer = cast.client(city.seats["department_officer"])
    officer.post(address(city, "sign_in", activity), {"who": tokens(city, activity, "sign_in")["李东"]})
    (seat,) = seats(city, activity)
    assert (seat.came, seat.signed_at is not None) == (True, True)
    officer.post(address(city, "sign_in", activity), {"who": f"seat-{seat.pk}", "takes_back": "1"})
    (seat,) = seats(city, activity)
    assert (seat.came, seat.signed_at) == (None, None)
    with entered({city.place.pk}):
        assert Entry.objects.filter(code="attendance.signed_in").count() == 2


def test_a_walk_in_is_added_and_signed_in(city: City) -> None:
    activity = held(city)
    officer = cast.client(city.seats["department_officer"])
    sent = {"walks_in": "1", "guest-bench": f"{city.units['民盟'].pk}-0", "guest-name": "周  舟"}
    assert officer.post(address(city, "add_seat", activity), sent).status_code == 302
    (seat,) = seats(city, activity)
    assert (seat.name, seat.came, seat.post_id) == ("周舟", True, None)
    assert "周舟" in page_of(city, "activity", activity)


def test_a_namesake_of_somebody_on_the_list_needs_a_post(city: City, principal: Post) -> None:
    activity = held(city)
    officer = cast.client(city.seats["department_officer"])
    sent = {"guest-bench": f"{city.units['民盟'].pk}-0", "guest-name": "李　东", "guest-title": ""}
    answer = officer.post(address(city, "add_seat", activity), sent)
    assert answer.status_code == 422
    assert "同名" in answer.content.decode()
    assert "李　东" in answer.content.decode()
    assert (
        officer.post(address(city, "add_seat", activity), sent | {"guest-title": "副主委"}).status_code == 302
    )
    note(city, activity, "李东")
    assert page_of(city, "sign_in_sheet", activity).count("李\u3000东") >= 1


def test_whoever_represents_another_counts_for_the_other(city: City) -> None:
    with entered({city.place.pk}):
        person = build.person(place=city.place, name="秦朗")
        build.tenure(unit=city.units["知联会"], person=person, kind=PostKind.PRINCIPAL, title="会长")
    activity = held(city, guests=[city.units["无党派"]])
    assert "由市知联会代表" in page_of(city, "attendance", activity)
    note(city, activity, "秦朗")
    with entered({city.place.pk}):
        (evidence,) = some_evidence(city.place.pk, [activity.subject_id])
    (seat,) = evidence.attendance
    assert (seat.unit, seat.rank) == (city.units["无党派"].pk, Rank.PRINCIPAL)


def test_who_presides_has_come_and_is_evidence(city: City, principal: Post) -> None:
    activity = held(city, kind="symposium")
    known = tokens(city, activity)
    answer = note(city, activity, "叶映溪", presides=known["李东"])
    assert answer.status_code == 422
    assert "主持人也要勾选" in answer.content.decode()
    assert note(city, activity, "李东", presides=known["李东"]).status_code == 302
    with entered({city.place.pk}):
        (evidence,) = some_evidence(city.place.pk, [activity.subject_id])
    assert evidence.presided_by == "局长"


def test_leaders_of_the_government_can_preside_over_a_symposium(city: City) -> None:
    assert "梁修远" in tokens(city, held(city, kind="symposium"))
    assert "梁修远" not in tokens(city, held(city))


def test_a_list_that_has_changed_in_between_is_shown_again(city: City) -> None:
    answer = note(city, held(city), shown=["seat-99"], there=["seat-99"])
    assert answer.status_code == 422
    assert "名单刚刚有变动" in answer.content.decode()


def test_nobody_else_notes_who_came(city: City) -> None:
    activity = held(city)
    stranger = cast.stranger()
    assert cast.client(stranger.seats["department_officer"]).get(
        address(city, "attendance", activity)
    ).status_code in {403, 404}
    assert cast.client(city.seats["city_leader"]).get(address(city, "sign_in", activity)).status_code == 404


def test_a_cancelled_activity_takes_no_seats(city: City) -> None:
    activity = held(city, on=TODAY.replace(day=28))
    officer = cast.client(city.seats["department_officer"])
    officer.post(address(city, "cancel", activity), {"cancel-reason": "改期"})
    with entered({city.place.pk}):
        activity.subject.refresh_from_db()
    assert activity.subject.state == State.CANCELLED
    assert "已经取消" in note(city, activity, "何文舟").content.decode()


def test_the_printed_sheet_pads_names_and_leaves_room_to_sign(city: City, principal: Post) -> None:
    activity = held(city)
    note(city, activity, "李东")
    answer = cast.client(city.seats["department_officer"]).get(address(city, "sign_in_file", activity))
    assert "filename*" in answer["Content-Disposition"]
    (table,) = Document(io.BytesIO(answer.content)).tables
    assert [cell.text for cell in table.rows[0].cells][2:5] == ["姓名", "职务", "签名"]
    assert [cell.text for cell in table.rows[1].cells][1:4] == ["市教育局", "李\u3000东", "局长"]
    assert len(table.rows) == 1 + 1 + 6


def test_whoever_came_for_a_unit_that_takes_part_no_more_proves_nothing(city: City, principal: Post) -> None:
    activity = held(city)
    note(city, activity, "李东", "叶映溪")
    coordinator, bureau, federation = (
        city.actor("united_front_coordinator"),
        city.units["教育局"],
        city.units["工商联"],
    )
    said = build_activities.said(hosts=[bureau], guests=[federation])
    with entered({city.place.pk}):
        fresh = Activity.objects.get(pk=activity.pk)
        change_activity(
            activity=fresh, said=said, revision=fresh.subject.revision, by=coordinator, at=build.NOW, on=TODAY
        )
        (evidence,) = some_evidence(city.place.pk, [activity.subject_id])
        assert evidence.units == {bureau.pk, federation.pk}
    assert {seat.unit_id for seat in seats(city, activity)} == {bureau.pk}


def test_a_seat_left_by_an_earlier_change_proves_nothing(city: City) -> None:
    activity = held(city)
    with entered({city.place.pk}):
        for name in ("工商联", "人民政府"):
            Attendance.objects.create(
                jurisdiction=city.place, activity=activity, unit=city.units[name], name="周舟", came=True
            )
        (evidence,) = some_evidence(city.place.pk, [activity.subject_id])
    assert evidence.units == {city.units["教育局"].pk, city.units["民盟"].pk}
