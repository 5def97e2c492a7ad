"""How does a test get a list of people? As rows that a workbook would give, then the real action."""

from collections.abc import Sequence

from liaison.core.access.actor import Actor
from liaison.core.offices import COLUMNS, read_list
from liaison.offices.actions import upload_office_list
from liaison.offices.models import OfficeList
from liaison.tenancy.door import entered
from tests.build import NOW
from tests.settings import TODAY

HEAD = COLUMNS
USUAL = (
    ("市卫生健康委", "分管领导", "副主任", "李  东", "0511-81234678", "", "三楼 301", ""),
    ("", "联络员", "联络员", "单雄", "0511-81234679", "13800001234", "三楼 302", ""),
    ("农工党市委会", "主要负责人", "主委", "仇远", "", "", "", "否"),
)


def office_list(
    *, by: Actor, rows: Sequence[Sequence[str]] = USUAL, with_accounts: bool = True
) -> OfficeList:
    """A list that was uploaded and not brought in."""
    lines = read_list([["名册"], list(HEAD), *map(list, rows)])
    assert lines is not None
    with entered({by.jurisdiction_id}):
        return upload_office_list(
            name="名册.xlsx", lines=lines, starts=TODAY, with_accounts=with_accounts, by=by, at=NOW
        )
