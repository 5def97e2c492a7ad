"""What do papers offer to the storeys below when they start?"""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The inbox is told what of the papers can wait, the duties what they prove."""

    name = "liaison.reports"

    def ready(self) -> None:
        from liaison.duties.queries import providers
        from liaison.notifications.queries import offer
        from liaison.reports import evidence
        from liaison.reports.queries import waiting

        offer("reports.1_to_confirm", waiting.to_confirm)
        offer("reports.2_returned", waiting.returned)
        providers.offer(
            "reports",
            providers.Provider(
                evidence=evidence.evidence_between,
                some_evidence=evidence.some_evidence,
                records=evidence.records,
                about="reports.submission",
                subjects=evidence.subjects_behind,
                of_units=evidence.evidence_of_units,
                seen=evidence.seen,
            ),
        )
