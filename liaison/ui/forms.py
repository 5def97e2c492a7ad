"""How do forms look on every page, and how is a day asked for?"""

from typing import Any

from django.forms import DateField, DateInput
from django.forms.renderers import TemplatesSetting


class PageRenderer(TemplatesSetting):
    """Fields with their label, help and error in one block."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"


class Day(DateField):
    """A plain date, typed or picked in the browser's own calendar."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)
