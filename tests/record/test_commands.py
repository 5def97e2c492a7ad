"""Can heads be noted, the record verified against them, and what is old be removed without a trace lost?"""

import json
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from liaison.config import environment
from liaison.core.access.actor import installation
from liaison.core.record_chain import Break
from liaison.record.actions import prune_record, record
from liaison.record.models import ChainAnchor, Entry, EntryLink
from liaison.record.queries.chain import faults
from liaison.tenancy.door import entered
from liaison.units.actions import found_jurisdiction
from liaison.units.models import Jurisdiction, Level
from tests import build
from tests.build import NOW
from tests.record.conftest import AsOwner

OLD = NOW - timedelta(days=4 * 366)


def said(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out, stderr=out)
    return out.getvalue()


@pytest.fixture
def heads(place: Jurisdiction, tmp_path: Path) -> Path:
    """A file of heads, with two entries before it and one after it."""
    build.person(place=place)
    file = tmp_path / "heads.json"
    said("record_heads", "--save", str(file))
    build.person(place=place)
    return file


def test_a_whole_record_is_said_to_be_whole(place: Jurisdiction) -> None:
    assert "澄岚市" in said("record_verify")
    assert "完整" in said("record_verify", "--place", str(place.pk))


def test_a_noted_head_says_place_number_digest_and_time(place: Jurisdiction, heads: Path) -> None:
    file = json.loads(heads.read_text("utf-8"))
    (head,) = file["heads"]
    with entered({place.pk}):
        link = EntryLink.objects.get(number=2)
        assert Entry.objects.filter(code="record.noted").count() == 1
    assert (head["place"], head["name"], head["number"]) == (place.pk, "澄岚市", 2)
    assert (head["digest"], head["algorithm"]) == (link.digest, link.algorithm)


def test_a_record_that_has_grown_fits_its_noted_heads(heads: Path) -> None:
    assert "完整" in said("record_verify", "--heads", str(heads))


def test_heads_that_somebody_changed_are_refused(heads: Path) -> None:
    heads.write_text(heads.read_text("utf-8").replace('"number": 2', '"number": 3'), "utf-8")
    with pytest.raises(CommandError, match="签名不符") as refused:
        said("record_verify", "--heads", str(heads))
    assert refused.value.returncode == 1


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"heads": [{}], "signature": ""}', "\x00"])
def test_another_file_is_refused(heads: Path, content: str) -> None:
    heads.write_text(content, "utf-8")
    with pytest.raises(CommandError, match="不是链头文件") as refused:
        said("record_verify", "--heads", str(heads))
    assert refused.value.returncode == 2


def test_an_unknown_place_is_refused(place: Jurisdiction) -> None:
    with pytest.raises(CommandError, match="没有编号"):
        said("record_verify", "--place", "99999")


def test_a_break_is_named_and_fails_the_command(place: Jurisdiction, owner: psycopg.Connection) -> None:
    build.person(place=place)
    owner.execute("ALTER TABLE record_entry DISABLE TRIGGER fixed")
    owner.execute("UPDATE record_entry SET code = 'post.founded' WHERE code = 'person.registered'")
    out = StringIO()
    with pytest.raises(CommandError) as failed:
        call_command("record_verify", stdout=out)
    assert failed.value.returncode == 1
    assert "第 2 条" in out.getvalue()
    assert "被改动" in out.getvalue()


@pytest.fixture
def long_there(place: Jurisdiction) -> Jurisdiction:
    """A place founded four years ago: two old entries, a young one, another old one."""
    ours = found_jurisdiction(name="云汀市", level=Level.PREFECTURE, prefix="市", at=OLD)
    for at in (OLD, NOW, OLD):
        with entered({ours.pk}):
            record("person.registered", by=installation(ours.pk), at=at)
    return ours


def test_what_is_old_is_removed_and_an_anchor_stands_for_it(
    long_there: Jurisdiction, as_owner: AsOwner
) -> None:
    with as_owner():
        lines = said("record_prune").splitlines()
    assert ["清理 0 条" in lines[0], "清理 2 条" in lines[1]] == [True, True], "One place is young."
    with entered({long_there.pk}):
        numbers = list(EntryLink.objects.values_list("number", flat=True))
        assert numbers == [3, 4, 5], "The third is young, and the fourth stands behind it."
        anchor = ChainAnchor.objects.get()
        assert (anchor.number, anchor.count) == (2, 2)
        assert Entry.objects.get(code="record.pruned").detail == {"first": 1, "last": 2}
    assert "完整" in said("record_verify", "--place", str(long_there.pk))


def test_an_anchor_that_is_not_ours_is_named(
    long_there: Jurisdiction, as_owner: AsOwner, owner: psycopg.Connection
) -> None:
    with as_owner():
        said("record_prune")
    owner.execute("SELECT set_config('liaison.jurisdictions', %s, false)", [f"{{{long_there.pk}}}"])
    owner.execute("ALTER TABLE record_chainanchor DISABLE TRIGGER fixed")
    owner.execute("UPDATE record_chainanchor SET signature = 'made up:signature'")
    with entered({long_there.pk}):
        assert [fault.kind for fault in faults(long_there.pk)] == [Break.FORGED]


def test_a_record_that_is_not_whole_is_not_pruned(
    long_there: Jurisdiction, as_owner: AsOwner, owner: psycopg.Connection
) -> None:
    owner.execute("SELECT set_config('liaison.jurisdictions', %s, false)", [f"{{{long_there.pk}}}"])
    owner.execute("ALTER TABLE record_entry DISABLE TRIGGER fixed")
    owner.execute("UPDATE record_entry SET code = 'post.founded' WHERE code = 'person.registered'")
    with as_owner(), pytest.raises(CommandError, match="不完整"):
        said("record_prune")
    with entered({long_there.pk}):
        assert EntryLink.objects.count() == 4


def test_less_than_half_a_year_is_refused(place: Jurisdiction) -> None:
    with pytest.raises(CommandError, match="184"):
        said("record_prune", "--days", "183")


def test_the_database_itself_keeps_what_is_young(long_there: Jurisdiction, as_owner: AsOwner) -> None:
    def prune_all() -> None:
        with entered({long_there.pk}):
            tomorrow = datetime.now(UTC) + timedelta(days=1)  # the database goes by its own clock
            record("person.registered", by=installation(long_there.pk), at=tomorrow)
        with entered({long_there.pk}):
            prune_record(before=tomorrow + timedelta(days=1), by=installation(long_there.pk), at=NOW)

    with as_owner(), pytest.raises(DatabaseError, match="DELETE of a fixed row"):
        prune_all()


def test_the_serving_role_cannot_prune(long_there: Jurisdiction) -> None:
    with pytest.raises(DatabaseError, match="permission denied"):
        said("record_prune")


def test_a_short_time_of_keeping_is_refused_at_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIAISON_RECORD_DAYS", "183")
    with pytest.raises(ImproperlyConfigured, match="below 184"):
        environment.number("LIAISON_RECORD_DAYS", 1098, least=184)
