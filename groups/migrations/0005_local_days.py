"""The day of a meeting by its circle's own clocks, which pages without a zone list it under."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db import migrations, models


def fill(apps: Any, schema_editor: Any) -> None:
    """Of the rows that are there."""
    rows = apps.get_model("groups", "Occurrence").objects
    zones = dict(apps.get_model("groups", "Meeting").objects.values_list("pk", "zone"))
    for row in rows.all():
        row.local_day = row.begins.astimezone(ZoneInfo(zones[row.circle_id])).date()
        row.save(update_fields=["local_day"])


class Migration(migrations.Migration):
    """In the main database only."""

    dependencies = [("groups", "0004_circles_check")]

    operations = [
        migrations.AddField(
            model_name="occurrence",
            name="local_day",
            field=models.DateField(default=date(2000, 1, 1)),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="occurrence",
            index=models.Index(
                fields=["local_day", "begins", "circle"], name="occurrence_on_a_day"
            ),
        ),
    ]
