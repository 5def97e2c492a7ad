"""How does a process of its own work out the findings of a place? It starts Django for itself."""


def start() -> None:
    """Once in each process, with the environment of the one that began it."""
    import django

    django.setup()


def reckon_place(place: int) -> int:
    """How many findings of the place were worked out; none where they held already."""
    from liaison import clock
    from liaison.duties.actions import reckon
    from liaison.tenancy.door import entered
    from liaison.units.models import Jurisdiction

    with entered({place}):
        return reckon(place=Jurisdiction.objects.get(pk=place), on=clock.today(), at=clock.now())
