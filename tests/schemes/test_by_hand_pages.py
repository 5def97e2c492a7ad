"""What does a coordinator meet who draws up a scheme without a notice?"""

import re
from collections.abc import Mapping

import pytest
from django.urls import reverse

from liaison.schemes.models import SchemeDraft
from liaison.schemes.models.drafts import Origin, ProposalSort
from liaison.schemes.readers import read_notice
from liaison.tenancy.door import entered
from tests import build_schemes, cast
from tests.cast import City
from tests.conftest import ClientOf

HEAD = {
    "title": "澄岚市人民政府办公室关于对口联系工作的通知",
    "number": "澄政办函〔2026〕30号",
    "issuer": "澄岚市人民政府办公室",
    "issued_on": "2026-04-01",
    "effective_on": "",
    "supersedes": "",
    "towns": "",
}


def typed(origin: Origin, **changed: str) -> Mapping[str, str]:
    return {**HEAD, "origin": str(origin), **changed}


def address(city: City, page: str, *rest: object) -> str:
    return reverse(f"schemes:{page}", args=[city.place.pk, *rest])


def draft_of(city: City) -> SchemeDraft:
    return SchemeDraft.objects.get(jurisdiction=city.place)


def test_only_what_there_is_can_be_begun_from(city: City, client_of: ClientOf) -> None:
    page = client_of("government_coordinator").get(address(city, "start")).content.decode()
    assert "从空白开始" in page
    assert "从本地区现行方案开始" not in page
    assert "从上级方案开始" not in page


def test_a_draft_from_a_blank_leads_to_its_review(city: City, client_of: ClientOf) -> None:
    browser = client_of("government_coordinator")
    answer = browser.post(address(city, "start"), typed(Origin.BLANK))
    with entered({city.place.pk}):
        draft = draft_of(city)
    assert answer["Location"] == address(city, "review", draft.pk)
    page = browser.get(answer["Location"]).content.decode()
    assert "没有上传通知" in page
    assert HEAD["title"] in browser.get(address(city, "drafts")).content.decode()
    assert HEAD["title"] in browser.get("/").content.decode()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", "关于对口联系", "结尾"),
        ("towns", "青石镇", "写全称"),
        ("towns", f"{'石' * 120}镇人民政府", "120"),
        ("origin", "upper", ""),
    ],
)
def test_what_does_not_fit_is_told(
    city: City, client_of: ClientOf, field: str, value: str, said: str
) -> None:
    sent = {**typed(Origin.BLANK), field: value}
    answer = client_of("government_coordinator").post(address(city, "start"), sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_the_notice_can_be_read_and_taken_before_it_is_issued(city: City, client_of: ClientOf) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    browser = client_of("united_front_coordinator")
    browser.post(address(city, "start"), typed(Origin.VERSION))
    with entered({city.place.pk}):
        draft = SchemeDraft.objects.get(origin=Origin.VERSION)
    page = browser.get(address(city, "written", draft.pk)).content.decode()
    assert "市教育局联系民盟市委会" in page
    file = browser.get(address(city, "written_file", draft.pk))
    assert "attachment" in file["Content-Disposition"]
    assert "市教育局联系民盟市委会" in read_notice("通知.docx", file.content).text


def test_a_version_is_taken_as_a_notice(city: City, client_of: ClientOf) -> None:
    version, _leaders = build_schemes.version(by=city.actor("government_coordinator"))
    browser = client_of("government_coordinator")
    assert (
        address(city, "version_file", version.pk)
        in browser.get(address(city, "version", version.pk)).content.decode()
    )
    file = browser.get(address(city, "version_file", version.pk))
    assert "市教育局联系民盟市委会" in read_notice("通知.docx", file.content).text


def test_towns_take_part_in_common_liaison(district: City) -> None:
    browser = cast.client(district.seats["government_coordinator"])
    title = "临溪区人民政府办公室关于对口联系工作的通知"
    sent = typed(Origin.BLANK, title=title, towns="青石镇人民政府、望江街道办事处")
    browser.post(address(district, "start"), sent)
    with entered({district.place.pk}):
        proposals = draft_of(district).proposals
        links = [one.data for one in proposals.filter(sort=ProposalSort.LINK)]
        duty = proposals.get(sort=ProposalSort.DUTY)
    assert [link["department"] for link in links] == ["青石镇人民政府", "望江街道办事处"]
    assert {tuple(link["covers"]) for link in links} == {("party", "工商联")}
    assert duty.data["kind"] == "briefing"


def test_the_county_is_told_when_its_city_has_changed(city: City, district: City) -> None:
    build_schemes.version(by=city.actor("government_coordinator"))
    browser = cast.client(district.seats["united_front_coordinator"])
    browser.post(
        address(district, "start"),
        typed(Origin.UPPER, title="临溪区人民政府办公室关于对口联系工作的通知"),
    )
    assert "没有变化" in browser.get(address(district, "above")).content.decode()
    build_schemes.version(
        by=city.actor("government_coordinator"),
        facts=(build_schemes.header(), build_schemes.pair(department="市卫生健康委")),
        starts=build_schemes.STARTS.replace(month=2),
    )
    for page in ("/", address(district, "drafts")):
        assert re.search(rf'href="{address(district, "above")}"', browser.get(page).content.decode())
    shown = browser.get(address(district, "above")).content.decode()
    assert "市卫生健康委 — 民盟市委会" in shown
    assert "市教育局 — 民盟市委会" in shown


def test_a_scheme_of_ones_own_has_nothing_above(city: City, client_of: ClientOf) -> None:
    page = client_of("government_coordinator").get(address(city, "above")).content.decode()
    assert "不是从上级方案起草的" in page
