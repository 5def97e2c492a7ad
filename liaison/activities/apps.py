"""What do activities offer to the storeys below when they start?"""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    """The inbox is told what of the activities can wait, the duties what they prove."""

    name = "liaison.activities"

    def ready(self) -> None:
        from liaison.activities import evidence
        from liaison.activities.queries import filed, returning, waiting
        from liaison.duties.queries import providers
        from liaison.notifications.queries import offer

        offer("activities.1_to_confirm", waiting.to_confirm)
        offer("activities.2_over", waiting.over)
        offer("activities.3_contested", waiting.contested)
        offer("activities.4_follow_ups", returning.follow_ups)
        offer("activities.5_observations", returning.observations)
        offer("activities.6_filed", filed.by_the_other_side)
        providers.offer(
            "activities",
            providers.Provider(
                evidence=evidence.evidence_between,
                some_evidence=evidence.some_evidence,
                records=evidence.records,
                about="activities.activity",
                subjects=evidence.subjects_behind,
                of_units=evidence.evidence_of_units,
                seen=evidence.seen,
                contacts=evidence.contacts,
                busy=evidence.busy,
            ),
        )
