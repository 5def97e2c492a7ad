"""What may be sent to every page? An OpenAPI document of all addresses, with the fields of their forms."""

from collections.abc import Collection
from typing import Any

from django.urls import get_resolver

from liaison.tenancy.door import entered
from tests.fuzz.fields import Field, Fields
from tests.house import FILLED, PAGES, ROWS, House

# What people, programs and attackers send where something else is expected.
ODD = (
    "",
    " ",
    "\x00",
    "²",  # a digit that is no number
    "٣",  # a number in digits of another script
    "-1",
    "0",
    "9" * 25,  # more than any column takes
    "1e309",
    "nan",
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "李　东",
    "𠮷",
    "%",
    "' OR 1=1 --",
    "<script>",
    "//nowhere/",
    "[]",
    "null",
    "市" * 5000,
)
Schema = dict[str, Any]


def address_in_document(page: str) -> str:
    """The page's address as the document writes it: /places/{place}/…"""
    names = PAGES[page]
    [(pattern, _)] = get_resolver().reverse_dict.getlist(page) or _possibilities(page)
    return "/" + pattern % {name: f"{{{name}}}" for name in names}


def _possibilities(page: str) -> list[tuple[str, Any]]:
    namespace, _, name = page.partition(":")
    prefix, resolver = get_resolver().namespace_dict[namespace]
    [(possibilities, *_)] = resolver.reverse_dict.getlist(name)
    return [(prefix + possibilities[0][0], possibilities[0][1])]


def document_of(house: House, fields: Fields) -> Schema:
    """The document: every page, with both methods."""
    return {
        "openapi": "3.0.3",
        "info": {"title": "Liaison", "version": "1"},
        "paths": {address_in_document(page): _path(page, house, fields) for page in PAGES},
    }


def _path(page: str, house: House, fields: Fields) -> Schema:
    with entered({house.city.place.pk}):
        known: dict[str, int | str] = {
            "place": house.city.place.pk,
            "pk": ROWS[page](house) if page in ROWS else 1,
        }
        known |= FILLED[page](house) if page in FILLED else {}
    anything = {"responses": {"default": {"description": "anything but an error of ours"}}}
    return {
        "parameters": [_in_address(name, known[name]) for name in sorted(PAGES[page])],
        "get": {**anything, "parameters": [_asked(*each) for each in fields[page, "GET"].items()]},
        "post": {**anything, **_sent(fields[page, "POST"])},
    }


def _in_address(name: str, known: int | str) -> Schema:
    odd = {"type": "string", "pattern": "^[0-9A-Za-z]{1,40}$"}
    right, other = {"enum": [known]}, {"type": "integer", "minimum": 0} if isinstance(known, int) else odd
    return {"name": name, "in": "path", "required": True, "schema": {"anyOf": [right, right, other]}}


def _asked(name: str, field: Field) -> Schema:
    return {"name": name, "in": "query", "required": True, "schema": _schema(field)}


def _sent(fields: dict[str, Field]) -> Schema:
    if not fields:
        return {}
    one_odd = (_form(fields, odd=[name]) for name in fields)
    form = {"anyOf": [_form(fields), *one_odd, _form(fields, odd=fields)]}
    has_files = any(field.is_file for field in fields.values())
    kind = "multipart/form-data" if has_files else "application/x-www-form-urlencoded"
    return {"requestBody": {"required": True, "content": {kind: {"schema": form}}}}


def _form(fields: dict[str, Field], *, odd: Collection[str] = ()) -> Schema:
    """The form as somebody would fill it in, which gets past the first checks, but for what is odd."""
    return {
        "type": "object",
        "properties": {
            name: _schema(field) if name in odd else _usual(field) for name, field in fields.items()
        },
        "required": list(fields),
        "additionalProperties": False,
    }


def _usual(field: Field) -> Schema:
    if field.is_file:
        return {"type": "string", "format": "binary"}
    one: Schema = {"enum": [field.usual]}
    return {"type": "array", "items": one, "minItems": 1, "maxItems": 1} if field.takes_several else one


def _schema(field: Field) -> Schema:
    """Often a value that the page offers, often an odd one, sometimes any text."""
    if field.is_file:
        return {"type": "string", "format": "binary"}
    text: Schema = {"type": "string", "maxLength": 40}
    offered: list[Schema] = [{"enum": sorted(field.values)}] * 2 if field.values else []
    one: Schema = {"anyOf": [*offered, {"enum": list(ODD)}, text]}
    return {"type": "array", "items": one, "maxItems": 3} if field.takes_several else one
