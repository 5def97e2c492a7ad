"""Where in the official order is a unit to stand?"""

from django import forms


class PositionForm(forms.Form):
    """A position among the units of one category, counted from 1."""

    position = forms.IntegerField(min_value=0, max_value=9999)
