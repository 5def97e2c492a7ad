"""Which fields does each page take? Those of its forms, links and views, with values that stand there."""

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve
from lxml import html

from liaison.core.access.doors import may_enter
from tests.house import PAGES, House, address, browser

NAMED_IN_VIEWS = re.compile(r"request\.(GET|POST)(?:\.get\(|\[)\"(\w+)\"")
LINKS = ("href", "hx-get", "hx-post")
TAKING = ".//*[@name and (self::input or self::select or self::textarea or self::button)]"
NOT_TO_BE_FILLED = "csrfmiddlewaretoken"
VALUES_OF_A_FIELD = 6  # of a long list of choices the first suffice
# What a person would type where the page offers nothing, by the kind of the field.
TYPED = {"date": "2026-06-15", "number": "1", "month": "2026-06", "datetime-local": "2026-06-15T09:00"}
TEXT = "试填的内容"


@dataclass(slots=True)
class Field:
    """One field: the values that a page offers for it, and whether it takes several, or a file.

    `usual` is what would be sent by somebody who fills in the form: what stands there, or what fits its kind.
    """

    values: set[str] = field(default_factory=set)
    usual: str = ""
    takes_several: bool = False
    is_file: bool = False


# Fields by name, for each page and method.
Fields = dict[tuple[str, str], dict[str, Field]]


def fields_of(house: House, roles: tuple[str, ...]) -> Fields:
    """What every page of the house can be sent, as the first of the roles sees it that may enter."""
    found: Fields = {(page, method): {} for page in PAGES for method in ("GET", "POST")}
    for page in PAGES:
        _add_what_the_views_name(found, page, address(page, house))
        role = next((role for role in roles if may_enter(page, role)), None)
        if role is not None:
            _add_what_stands_on(found, browser(house.sessions[role]), address(page, house, role=role))
    return found


def _add_what_the_views_name(found: Fields, page: str, where: str) -> None:
    module = inspect.getmodule(inspect.unwrap(resolve(where).func))
    assert module is not None
    for method, name in NAMED_IN_VIEWS.findall(inspect.getsource(module)):
        found[page, method].setdefault(name, Field())


def _add_what_stands_on(found: Fields, client: Client, where: str) -> None:
    answer = client.get(where)
    if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
        return
    page = html.fromstring(answer.content.decode().strip() or "<p></p>")
    for form in page.iter("form"):
        page_of_form = _page_at(form.get("action") or where)
        method = (form.get("method") or "get").upper()
        for element in form.xpath(TAKING):
            _add_element(found.get((page_of_form, method), {}), element)
    for link in _links(page):
        for name, value in parse_qsl(urlsplit(link).query):
            _add(found.get((_page_at(link), "GET"), {}), name).values.add(value)


def _links(page: html.HtmlElement) -> Iterator[str]:
    values = (element.get(link) or "" for element in page.iter() for link in LINKS)
    return (value for value in values if "?" in value)


def _page_at(where: str) -> str:
    """The page's name; the seat in the address is not part of it."""
    path = re.sub(r"^/as/\d+(?=/)", "", urlsplit(where).path)
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


def _add(fields: dict[str, Field], name: str) -> Field:
    return fields.setdefault(name, Field())


def _add_element(fields: dict[str, Field], element: html.HtmlElement) -> None:
    if element.get("name") == NOT_TO_BE_FILLED:
        return
    known = _add(fields, str(element.get("name")))
    known.takes_several |= element.get("multiple") is not None or element.get("type") == "checkbox"
    known.is_file |= element.get("type") == "file"
    offered = element.xpath(".//option/@value") or [element.get("value") or element.text or ""]
    standing = element.xpath(".//option[@selected]/@value | self::input[@checked]/@value")
    fitting = [str(value) for value in [*standing, *offered] if value.strip()]
    kind = str(element.get("type") or element.tag)
    known.usual = known.usual or (fitting[0] if fitting else TYPED.get(kind, TEXT))
    known.values |= {str(value) for value in offered[: VALUES_OF_A_FIELD - len(known.values)]}
