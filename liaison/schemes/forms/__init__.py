"""What may be typed on the pages of schemes? Forms validate, they never save."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from liaison import vocabulary
from liaison.core.names import person_key
from liaison.core.schemes.facts import ASSIGNMENT, DUTY, HEADER, LINK, QUESTION
from liaison.core.schemes.scheme import PARTY
from liaison.files.forms import UploadField
from liaison.schemes.models.versions import Force, RuleKind, Scope, duty_kind_choices
from liaison.ui.forms import Day
from liaison.units.queries import NamedUnit

PERIODS = [
    ("", _("不定期")),
    ("1y", _("每年")),
    ("2y", _("每两年")),
    ("3y", _("每三年")),
    ("6m", _("每半年")),
    ("3m", _("每季度")),
    ("2m", _("每两个月")),
    ("1m", _("每月")),
    ("term", _("每届任期")),
]


def organisation_choices() -> list[tuple[str, str]]:
    """Every organisation of the vocabulary in official order."""
    return [(organisation.name, organisation.name) for organisation in vocabulary.load().organisations]


class Lines(forms.CharField):
    """Several values in one field, set apart by 、 or line breaks."""

    def prepare_value(self, value: Any) -> Any:
        return "、".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        for separator in "\r\n，,；;":
            text = text.replace(separator, "、")
        return [part.strip() for part in text.split("、") if part.strip()]


class UploadForm(forms.Form):
    """A notice as a file, or its text pasted."""

    file = UploadField(
        label=_("通知文件"),
        required=False,
        help_text=_("Word、WPS、PDF、OFD、ODT、网页或纯文本，也可以是几份文件的压缩包（.zip）"),
    )
    text = forms.CharField(
        label=_("或者粘贴正文"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("从网页或文档中复制全文，包括文号、日期和附件；不超过 2 MB。"),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if bool(cleaned.get("file")) == bool((cleaned.get("text") or "").strip()):
            raise ValidationError(_("请选择一个文件，或者粘贴正文，二者选一。"))
        if len((cleaned.get("text") or "").encode()) > settings.LIAISON_TEXT_BYTES:
            raise ValidationError(
                _("粘贴的正文超过 2 MB，不像是一份通知。请只粘贴正文和附件，或者上传文件。")
            )
        return cleaned


class QuestionForm(forms.Form):
    """What the reviewer found out about a question."""

    answer = forms.CharField(
        label=_("处理说明"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class HeaderForm(forms.Form):
    """The head of the notice."""

    title = forms.CharField(label=_("标题"), max_length=300)
    number = forms.CharField(label=_("文号"), max_length=60, required=False)
    issuer = forms.CharField(label=_("发文机关"), max_length=200, required=False)
    issued_on = Day(label=_("成文日期"), required=False)
    effective_on = Day(label=_("施行日期"), required=False, help_text=_("空着时按成文日期。"))
    supersedes = Lines(label=_("取代的文件"), required=False, help_text=_("文号，用顿号分开。"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("issued_on", "effective_on"):
            if name in cleaned:
                cleaned[name] = cleaned[name].isoformat() if cleaned[name] else ""
        return cleaned


class LinkForm(forms.Form):
    """One department and whom it keeps liaison with."""

    department = forms.CharField(label=_("部门"), max_length=120)
    kind = forms.ChoiceField(label=_("方式"), choices=RuleKind.choices)
    organisation = forms.ChoiceField(label=_("党派团体"), required=False)
    organisation_name = forms.CharField(
        label=_("通知中的写法"),
        max_length=120,
        required=False,
        help_text=_("如：民盟市委会。空着时用上面的名称。"),
    )
    covers = forms.MultipleChoiceField(
        label=_("共同联系的范围"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._choose("organisation", [("", "—"), *organisation_choices()])
        parties = (PARTY, _("全部民主党派"))
        others = [
            (organisation.name, organisation.name)
            for organisation in vocabulary.load().organisations
            if organisation.kind != PARTY
        ]
        self._choose("covers", [parties, *others])

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices

    def _check_organisation(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("organisation"):
            self.add_error("organisation", _("结对联系要指明一个党派团体。"))
            return
        written = vocabulary.load().organisation(cleaned.get("organisation_name") or "")
        if written is not None and written.canonical != cleaned["organisation"]:
            self.add_error("organisation_name", _("这个写法指的是另一个党派团体，请改正或留空。"))

    def clean_department(self) -> str:
        return "".join(self.cleaned_data["department"].split())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == RuleKind.PAIRED:
            self._check_organisation(cleaned)
            cleaned["covers"], cleaned["scope"], cleaned["names"] = [], "", []
        elif cleaned.get("kind") == RuleKind.COMMON:
            if not cleaned.get("covers"):
                self.add_error("covers", _("共同联系要指明范围。"))
            cleaned["organisation"] = cleaned["organisation_name"] = ""
        return cleaned


class AssignmentForm(forms.Form):
    """A leader and the organisation assigned to them."""

    leader = forms.CharField(label=_("领导姓名"), max_length=60)
    organisation = forms.ChoiceField(label=_("联系"))
    leads = forms.BooleanField(label=_("牵头负责对口联系工作"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("*", _("全部（听取各方意见）")), *organisation_choices()]

    def clean_leader(self) -> str:
        return person_key(self.cleaned_data["leader"])


class DutyForm(forms.Form):
    """One duty as the scheme will count or show it."""

    kind = forms.ChoiceField(label=_("事项"), choices=duty_kind_choices)
    actor = forms.CharField(label=_("责任主体"), max_length=120)
    minimum = forms.IntegerField(label=_("至少（次）"), required=False, min_value=0, max_value=999)
    maximum = forms.IntegerField(
        label=_("至多（次）"),
        required=False,
        min_value=0,
        max_value=999,
        help_text=_("只作说明，超过不算违反。"),
    )
    per = forms.ChoiceField(label=_("周期"), choices=PERIODS, required=False)
    due = forms.RegexField(
        label=_("期限"),
        required=False,
        regex=r"^(\d{4}-\d{2}-\d{2}|--\d{2}-\d{2}|\+\d{1,3}(wd|d|m))$",
        help_text=_("2026-06-05；每年：--01-31；收到后 15 个工作日：+15wd；3 个月：+3m。"),
        error_messages={"invalid": _("请按说明中的写法填写期限。")},
    )
    force = forms.ChoiceField(label=_("约束力"), choices=Force.choices)
    scope = forms.ChoiceField(label=_("计数范围"), choices=Scope.choices)
    mutual = forms.BooleanField(label=_("双方互为主客"), required=False)
    in_person = forms.ChoiceField(
        label=_("本人参加"),
        required=False,
        choices=[("", _("不要求")), ("principal", _("主要负责人")), ("leader", _("领导"))],
    )
    presided_by = Lines(label=_("主持人"), required=False)
    report_to = Lines(label=_("报送"), required=False)
    inform = Lines(label=_("抄告"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        minimum, maximum = cleaned.get("minimum"), cleaned.get("maximum")
        if minimum is not None and maximum is not None and maximum < minimum:
            self.add_error("maximum", _("至多不能小于至少。"))
        return cleaned


PROPOSAL_FORMS: dict[str, type[forms.Form]] = {
    QUESTION: QuestionForm,
    HEADER: HeaderForm,
    LINK: LinkForm,
    ASSIGNMENT: AssignmentForm,
    DUTY: DutyForm,
}


class IssueForm(forms.Form):
    """From which day the scheme is in force."""

    starts = Day(label=_("施行日期"))


class BodyForm(forms.Form):
    """Which unit a name means; empty for a new one."""

    unit = forms.TypedChoiceField(label=_("认定为"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, units: Iterable[NamedUnit], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["unit"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - declared above
        field.choices = [("", _("登记为新单位")), *((unit.pk, unit.name) for unit in units)]


class DayForm(forms.Form):
    """As of which day a page is shown."""

    on = Day(required=False)
