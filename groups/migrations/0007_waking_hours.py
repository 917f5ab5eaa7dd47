"""How well the hours of each circle suit people anywhere."""

from datetime import UTC, datetime
from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def reckon_anew(apps: Any, schema_editor: Any) -> None:
    """Housekeeping makes the rows when it next comes by."""
    meetings = apps.get_model("groups", "Meeting").objects.exclude(expanded_until=None)
    meetings.update(expanded_until=datetime(2000, 1, 1, tzinfo=UTC))


class Migration(migrations.Migration):
    """In the main database only."""

    dependencies = [("groups", "0006_keeping")]

    operations = [
        migrations.CreateModel(
            name="WakingHours",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("shift", models.PositiveSmallIntegerField()),
                ("asleep", models.PositiveSmallIntegerField()),
                ("sort_name", models.CharField(max_length=150)),
                (
                    "circle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="waking_hours",
                        to="groups.circle",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        fields=["shift", "asleep", "sort_name", "circle"],
                        name="waking_hours_rank",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("circle", "shift"), name="waking_hours_once")
                ],
            },
        ),
        migrations.RunPython(reckon_anew, migrations.RunPython.noop, elidable=True),
    ]
