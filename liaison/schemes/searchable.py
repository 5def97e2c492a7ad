"""What does the search find of schemes? Versions by title and number, leaders as written, drafts by name."""

from collections.abc import Iterable, Iterator

from django.db.models import Prefetch, QuerySet

from liaison.core.search import Findable, Group, Name
from liaison.schemes.models import LeaderAssignment, Notice, SchemeDraft, SchemeVersion
from liaison.schemes.models.versions import Subject
from liaison.schemes.queries.corrections import corrected


def everything(jurisdiction_id: int) -> Iterator[Findable]:
    """All versions, their leaders, and all drafts of a place."""
    versions = SchemeVersion.objects.filter(jurisdiction_id=jurisdiction_id)
    yield from _versions(versions)
    for draft in SchemeDraft.objects.filter(jurisdiction_id=jurisdiction_id).select_related("notice"):
        yield of_draft(draft)


def of_versions(versions: Iterable[SchemeVersion]) -> Iterator[Findable]:
    """The versions with the leaders whom they assign."""
    yield from _versions(SchemeVersion.objects.filter(pk__in=[version.pk for version in versions]))


def of_draft(draft: SchemeDraft) -> Findable:
    """The notice or draft that is or was under review; found by those alone who review."""
    notice = draft.notice
    names = (str(draft), notice.number, notice.name) if notice else (str(draft),)
    return Findable(
        about="schemes.schemedraft",
        about_id=draft.pk,
        group=Group.NOTICE,
        page="schemes:review",
        row=draft.pk,
        names=tuple(Name(name) for name in names),
    )


def _versions(versions: QuerySet[SchemeVersion]) -> Iterator[Findable]:
    cited = Notice.objects.only("number")
    for version in corrected(versions.prefetch_related(Prefetch("notices", queryset=cited)).order_by("pk")):
        yield _version(version)
        if version.subject == Subject.LEADERS:
            yield from _leaders(version)


def _version(version: SchemeVersion) -> Findable:
    names = (version.title, *(notice.number for notice in version.notices.all()))
    return Findable(
        about="schemes.schemeversion",
        about_id=version.pk,
        group=Group.SCHEME,
        page="schemes:version",
        row=version.pk,
        names=tuple(Name(name, is_public=True) for name in names),
        detail=f"{version.get_subject_display()} {version.starts:%Y-%m-%d}",
    )


def _leaders(version: SchemeVersion) -> Iterator[Findable]:
    """Each leader once, however many organisations are assigned."""
    assigned = corrected(LeaderAssignment.objects.filter(version=version).order_by("-position"))
    for assignment in {row.leader_name: row for row in assigned}.values():
        yield Findable(
            about="schemes.leaderassignment",
            about_id=assignment.pk,
            group=Group.LEADER,
            page="schemes:version",
            row=version.pk,
            names=(Name(assignment.leader_name, is_person=True, is_public=True),),
            detail=version.title,
        )
