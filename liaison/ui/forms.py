"""How do forms look on every page?"""

from django.forms.renderers import TemplatesSetting


class PageRenderer(TemplatesSetting):
    """Fields with their label, help and error in one block."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"
