"""Does the machine do its nightly work by itself, in each place, and is a failure seen?"""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from liaison.accounts.models import OpenSession
from liaison.core.nightly import is_due, next_round
from liaison.jobs import queries, tasks
from liaison.jobs.actions import ask_for_run, queue_run
from liaison.jobs.models import Run
from liaison.jobs.queries import RUN, Figures, Work, WorkFailed, offer, works
from liaison.record.models import Entry
from liaison.tenancy.door import entered
from tests.build import NOW
from tests.cast import City
from tests.conftest import ClientOf

NIGHT = time(2, 30)


def _work(do: Callable[[int, datetime], Figures]) -> Work:
    return Work("test.work", "试验", NIGHT, "做了 {count} 件。", do)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No work is known but what the test offers."""
    monkeypatch.setattr(queries, "_works", {})


def _waiting() -> list[dict[str, object]]:
    return list(ProcrastinateJob.objects.filter(task_name=RUN).order_by("pk").values_list("args", flat=True))


def _runs(city: City) -> list[Run]:
    with entered({city.place.pk}):
        return list(Run.objects.filter(work="test.work"))


def test_a_round_comes_once_a_night_and_is_made_up_for_in_the_morning() -> None:
    evening = datetime(2026, 6, 15, 12, tzinfo=UTC)  # eight in the evening there
    night = next_round(NIGHT, after=evening)
    assert night == datetime(2026, 6, 15, 18, 30, tzinfo=UTC)
    assert not is_due(NIGHT, last=evening, now=night - timedelta(seconds=1))
    assert is_due(NIGHT, last=evening, now=night + timedelta(hours=6))
    assert not is_due(NIGHT, last=night, now=night + timedelta(hours=6))
    assert is_due(NIGHT, last=None, now=evening)


def test_every_place_gets_its_own_job_of_each_work_and_only_once(city: City, stranger: City) -> None:
    tasks.look(0)
    tasks.look(0)
    wanted = [{"work": code, "place": place.place.pk} for place in (city, stranger) for code in works()]
    assert sorted(map(str, _waiting())) == sorted(map(str, wanted))


def test_what_was_done_tonight_is_not_due_again(city: City, alone: None) -> None:
    offer(_work(lambda _place, _at: {"count": 2}))
    tasks.run("test.work", city.place.pk)
    tasks.look(0)
    assert _waiting() == []
    [run] = _runs(city)
    assert (run.is_failed, queries.in_words(run)) == (False, "做了 2 件。")


def test_a_job_sees_the_rows_of_its_place_alone(city: City, stranger: City, alone: None) -> None:
    offer(_work(lambda _place, _at: {"count": Run.objects.exclude(jurisdiction=city.place).count()}))
    tasks.run("test.work", stranger.place.pk)
    tasks.run("test.work", city.place.pk)
    assert [run.figures for run in _runs(city)] == [{"count": 0}]


def test_a_job_stands_or_falls_with_the_transaction_that_asks_for_it(city: City, alone: None) -> None:
    work = _work(lambda _place, _at: {"count": 0})
    offer(work)
    with transaction.atomic():
        assert queue_run(work=work, place=city.place.pk)
        assert not queue_run(work=work, place=city.place.pk)
        assert len(_waiting()) == 1
        transaction.set_rollback(True)
    assert _waiting() == []


def test_a_failure_leaves_nothing_behind_but_its_reason(city: City, alone: None) -> None:
    def half(place: int, at: datetime) -> Figures:
        Run.objects.create(jurisdiction_id=place, work="half", at=at, sentence="")
        raise ValueError("姓名 李东")

    offer(_work(half))
    tasks.run("test.work", city.place.pk)
    [run] = _runs(city)
    said = queries.in_words(run)
    assert run.is_failed
    assert "ValueError" in said
    assert "李东" not in said  # whoever keeps the machine sees no business data
    with entered({city.place.pk}):
        assert not Run.objects.filter(work="half").exists()
        assert Entry.objects.filter(code="work.failed", about_id=run.pk).exists()


def test_a_failure_waits_for_the_system_administrator_until_it_is_mended(
    city: City, client_of: ClientOf, alone: None
) -> None:
    def broken(_place: int, _at: datetime) -> Figures:
        raise WorkFailed("有 {count} 处不对。", count=3)

    offer(_work(broken))
    tasks.run("test.work", city.place.pk)
    browser = client_of("system_administrator")
    page, inbox = reverse("jobs:runs", args=[city.place.pk]), reverse("notifications:inbox")
    assert "有 3 处不对。" in browser.get(page).content.decode()
    assert "后台任务失败：试验" in browser.get(inbox).content.decode()
    offer(_work(lambda _place, _at: {"count": 1}))
    browser.post(reverse("jobs:run_again", args=[city.place.pk]), {"work": "test.work"})
    assert "排队或运行中" in browser.get(page).content.decode()
    assert _waiting() == [{"work": "test.work", "place": city.place.pk}]
    tasks.run("test.work", city.place.pk)
    assert "后台任务失败" not in browser.get(inbox).content.decode()


def test_asking_again_is_on_record_and_a_work_that_nobody_knows_is_not_found(
    city: City, client_of: ClientOf
) -> None:
    address = reverse("jobs:run_again", args=[city.place.pk])
    assert client_of("system_administrator").post(address, {"work": "nothing"}).status_code == 404
    with entered({city.place.pk}):
        ask_for_run(work=works()["inbox.check"], by=city.actor("system_administrator"), at=NOW)
        assert "核对待办" in str(Entry.objects.get(code="work.asked"))


def test_every_nightly_work_of_the_product_succeeds_in_the_city(city: City) -> None:
    for code in works():
        tasks.run(code, city.place.pk)
    with entered({city.place.pk}):
        assert [queries.in_words(run) for run in Run.objects.filter(is_failed=True)] == []
        assert Run.objects.count() == len(works()) >= 4


def test_idle_log_ins_of_one_place_are_ended_by_its_own_job(
    city: City, stranger: City, client_of: ClientOf
) -> None:
    client_of("observer")
    OpenSession.objects.update(seen_at=datetime(2026, 1, 1, tzinfo=UTC))
    tasks.run("accounts.end_idle_sessions", stranger.place.pk)
    assert OpenSession.objects.exists()
    tasks.run("accounts.end_idle_sessions", city.place.pk)
    assert not OpenSession.objects.exists()
