"""Do the components say everything to everybody, whatever their eyes?"""

import re
from pathlib import Path

from django import forms
from django.template import Context, Template

PROJECT = Path(__file__).resolve().parents[2]
ICON = re.compile(r"""(?:\{% icon ["']|\bicon=["'])([a-z0-9-]+)""")


class Question(forms.Form):
    name = forms.CharField(label="单位", help_text="写全称。")
    note = forms.CharField(label="说明", required=False)
    sure = forms.BooleanField(label="已核对", required=False)
    kind = forms.ChoiceField(label="类别", choices=[("party", "民主党派")])


def shown(text: str, **values: object) -> str:
    return Template(text).render(Context(values))


def test_a_field_is_tied_to_its_label_and_help() -> None:
    form = shown("{{ form }}", form=Question())
    assert '<label class="field-label" for="id_name">单位</label>' in form
    assert 'aria-describedby="id_name_helptext"' in form
    assert 'id="id_name_helptext">写全称。' in form
    assert 'class="form-control"' in form
    assert 'class="form-select"' in form


def test_only_what_may_stay_empty_says_so() -> None:
    form = shown("{{ form }}", form=Question())
    assert form.count("选填") == 1
    assert re.search(r"说明<span[^>]*>选填", form)


def test_errors_stand_together_on_top_and_beside_their_field() -> None:
    form = shown("{{ form }}", form=Question({"kind": "party"}))
    assert 'role="alert"' in form
    assert '<a href="#id_name">单位</a>' in form
    assert 'aria-invalid="true"' in form
    assert 'aria-describedby="id_name_helptext id_name_error"' in form
    assert 'id="id_name_error"' in form


def test_a_page_without_errors_has_no_summary_of_them() -> None:
    assert 'role="alert"' not in shown("{{ form }}", form=Question())


def test_a_badge_is_never_colour_alone() -> None:
    assert "已发布" in shown('{% badge "已发布" tone="green" icon="check" %}')


def test_texts_from_outside_stay_texts() -> None:
    wild = "<b>粗</b>"
    for text in (
        "{% badge wild %}",
        "{% card title=wild %}x{% endcard %}",
        "{% empty title=wild %}{% endempty %}",
    ):
        assert "<b>" not in shown(text, wild=wild)


def test_what_is_inside_a_card_stays_as_it_is() -> None:
    assert "<p>在内</p>" in shown('{% card title="题" icon="link" %}<p>在内</p>{% endcard %}')


def test_an_icon_is_hidden_from_those_who_listen() -> None:
    assert 'aria-hidden="true"' in shown('{% icon "home" %}')


def test_every_icon_of_a_page_is_in_the_sprite() -> None:
    offered = set((PROJECT / "assets" / "icons.txt").read_text("utf-8").splitlines())
    for path in sorted((PROJECT / "liaison").rglob("templates/**/*.html")):
        assert set(ICON.findall(path.read_text("utf-8"))) <= offered, path


def test_a_name_from_a_table_is_translated_and_nothing_stays_nothing() -> None:
    assert shown("{{ name|translated }}{{ nothing|translated }}", name="部门", nothing="") == "部门"
