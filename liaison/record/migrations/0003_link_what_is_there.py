from django.db import connection, migrations

from liaison.core.record_chain import COLUMNS, Content, Head, linked

ALGORITHM = "sha256"  # what every machine has; what comes after it may be of another


def link(apps, schema_editor):
    """Entries from before there was a chain get their place in it, in the order in which they were written."""
    Entry, EntryLink, ChainHead = (
        apps.get_model("record", name) for name in ("Entry", "EntryLink", "ChainHead")
    )
    for place in _places(schema_editor):
        schema_editor.execute("SELECT set_config('liaison.jurisdictions', %s, true)", [f"{{{place}}}"])
        rows = Entry.objects.order_by("id").values_list(*COLUMNS)
        last = None
        for last in linked((Content(*row) for row in rows), head=Head(), algorithm=ALGORITHM):
            EntryLink.objects.create(
                jurisdiction_id=place,
                entry_id=last.entry_id,
                number=last.number,
                previous=last.previous,
                digest=last.digest,
                algorithm=last.algorithm,
            )
        ChainHead.objects.create(jurisdiction_id=place, number=last.number, digest=last.digest)


def _places(schema_editor):
    """Every place of the record; its owner has to leave the tenants' rules for this one look."""
    schema_editor.execute("ALTER TABLE record_entry NO FORCE ROW LEVEL SECURITY")
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT jurisdiction_id FROM record_entry ORDER BY 1")
        places = [place for (place,) in cursor.fetchall()]
    schema_editor.execute("ALTER TABLE record_entry FORCE ROW LEVEL SECURITY")
    return places


class Migration(migrations.Migration):
    dependencies = [("record", "0002_chain")]
    operations = [migrations.RunPython(link, migrations.RunPython.noop)]
