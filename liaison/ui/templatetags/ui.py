"""Which tags and components do templates have? They know no subject."""

from typing import TYPE_CHECKING, Any

from django import template
from django.forms import BoundField, CheckboxInput, FileInput, RadioSelect, Select
from django.template.context import Context
from django.template.loader import render_to_string
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from liaison.core.access.doors import may_enter

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

register = template.Library()

_CLASSES = (
    (CheckboxInput, "form-check-input"),
    (RadioSelect, "form-choices"),
    (Select, "form-select"),
    (FileInput, "form-control form-file"),
)


@register.simple_tag(takes_context=True)
def may(context: Context, page: str) -> bool:
    """Whether the present seat opens the page: {% may 'schemes:issue' as may_issue %}."""
    actor = getattr(context.get("request"), "actor", None)
    return may_enter(page, actor.role if actor else None)


@register.simple_tag(takes_context=True)
def again(context: Context, block: str) -> str:
    """What the page has put into the block, once more: its title in the tab is its heading as well."""
    node = context.render_context[BLOCK_CONTEXT_KEY].get_block(block)
    return str(node.render(context)) if node else ""


@register.filter
def translated(value: "_StrOrPromise | None") -> str:
    """A name kept in Chinese in a table of the product, in the reader's language."""
    return gettext(str(value)) if value else ""


@register.simple_tag(name="icon")
def icon_of(name: str) -> SafeString:
    """A drawing beside a text that says the same; the name stands in assets/icons.txt."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#icon-{}"></use></svg>',
        static("ui/vendor/icons.svg"),
        name,
    )


@register.simple_tag
def badge(text: "_StrOrPromise", tone: str = "plain", icon: str = "") -> SafeString:
    """A short word about a state; tones: plain, teal, green, amber, red, never without the word.

    Hundreds stand on one page, so no template of its own is opened for each.
    """
    drawing = icon_of(icon) if icon else ""
    return format_html('<span class="mark mark-{}">{}{}</span>', tone, drawing, translated(text))


@register.simple_block_tag
def card(content: SafeString, title: "_StrOrPromise" = "", icon: str = "", tone: str = "") -> str:
    """A sheet of its own, with a title a section; tone `flush` holds a table to its edges."""
    return _component("card", content=content, title=title, icon=icon, tone=tone)


@register.simple_block_tag
def empty(content: SafeString, title: "_StrOrPromise", icon: str = "inbox") -> str:
    """Nothing here yet; the content says what to do next."""
    return _component("empty", content=content, title=title, icon=icon)


@register.simple_block_tag
def note(content: SafeString, tone: str = "teal", title: "_StrOrPromise" = "") -> str:
    """Something to know before going on; tones: teal, green, amber, red."""
    return _component("note", content=content, tone=tone, title=title)


@register.filter
def control(field: BoundField) -> SafeString:
    """The field's widget with the classes of the product's look."""
    widget = field.field.widget
    kind = next((css for kind, css in _CLASSES if isinstance(widget, kind)), "form-control")
    invalid = " is-invalid" if field.errors else ""
    return field.as_widget(attrs={"class": f"{widget.attrs.get('class', '')} {kind}{invalid}".strip()})


@register.filter
def is_checkbox(field: BoundField) -> bool:
    """Whether the field's label belongs behind its box."""
    return isinstance(field.field.widget, CheckboxInput)


def _component(name: str, **values: Any) -> str:
    return render_to_string(f"ui/{name}.html", values)
