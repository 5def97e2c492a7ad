"""Are the known schemes whole, and do they hold facts alone?"""

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from liaison import vocabulary
from liaison.core.notices.draft import pairs
from liaison.core.notices.reader import read
from liaison.core.schemes.facts import ASSIGNMENT, DUTY, LINK
from liaison.core.schemes.write import write
from liaison.schemes.known import KnownScheme, known_schemes
from liaison.units.models import Jurisdiction
from tests.cast import City

GOLD = sorted((Path(__file__).resolve().parents[2] / ".." / "shared" / "gold").glob("*.json"))
KNOWN = {known.code: known for known in known_schemes()}
IN_ORDER = ["jining", "ziyang", "fenghua", "shaoguan", "unnamed_district"]
each = pytest.mark.parametrize("known", KNOWN.values(), ids=KNOWN.keys())


def pairs_of(known: KnownScheme) -> set[tuple[str, str]]:
    return {
        (fact.data["department"], canonical)
        for fact in known.facts
        if fact.sort == LINK
        for canonical in ([fact.data["organisation"]] if fact.data["organisation"] else fact.data["names"])
    }


def test_the_five_are_there() -> None:
    assert set(KNOWN) == set(IN_ORDER)
    assert [len(pairs_of(KNOWN[code])) for code in IN_ORDER] == [89, 28, 26, 113, 33]


@pytest.mark.skipif(not GOLD, reason="the answers are not beside the project")
@pytest.mark.parametrize(("code", "path"), list(zip(IN_ORDER, GOLD, strict=False)))
def test_they_say_what_their_notices_say(code: str, path: Path) -> None:
    answer = json.loads(path.read_text())
    known = KNOWN[code]
    assert pairs_of(known) == {(pair["department"], pair["counterpart"]) for pair in answer["pairs"]}
    duties = [(fact.data["kind"], fact.data["actor"]) for fact in known.facts if fact.sort == DUTY]
    assert duties == [(duty["kind"], duty["actor"]) for duty in answer["duties"]]


@each
def test_no_person_is_among_them(known: KnownScheme) -> None:
    assert ASSIGNMENT not in {fact.sort for fact in known.facts}
    assert not re.search(r"同志|\d{7,}", str(known.facts))


@each
def test_the_notice_written_of_them_reads_back(known: KnownScheme) -> None:
    written = write(known.facts, vocabulary.load(), prefix=known.prefix)
    draft = read(written.text, vocabulary.load())
    assert {(pair.department, pair.counterpart) for pair in pairs(draft)} == pairs_of(known)


def test_the_command_opens_one_under_an_administrators_name(city: City) -> None:
    login = city.seats["system_administrator"].account.login
    call_command("open_known", "shaoguan", "--login", login, stdout=StringIO())
    assert Jurisdiction.objects.filter(name="韶关市").exists()


def test_nobody_else_opens_one(city: City) -> None:
    login = city.seats["observer"].account.login
    with pytest.raises(CommandError):
        call_command("open_known", "shaoguan", "--login", login)
