"""How does a refusal reach the form that was sent?"""

from django import forms

from liaison.schemes.actions import ActionRefused


def refuse(form: forms.Form, refused: ActionRefused) -> None:
    """Every reason stands above the form, as its own errors do."""
    for refusal in refused.refusals:
        form.add_error(None, refusal.reason)
