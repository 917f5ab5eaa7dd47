"""Stories that were public before translations existed: what their author switched is not known here.

The switch was there before, and its answer is sealed in the vault, in another database whose key
no migration holds. So the column says "not read yet", and housekeeping reads each once. Nothing is
translated before that.
"""

from typing import Any

from django.db import migrations, models


def not_read_yet(apps: Any, schema_editor: Any) -> None:
    """Whoever pressed the switch since then is known already: a yes stays."""
    apps.get_model("stories", "Story").objects.filter(allows_translating=False).update(
        allows_translating=None
    )


def not_allowed(apps: Any, schema_editor: Any) -> None:
    """Back to two answers."""
    apps.get_model("stories", "Story").objects.filter(allows_translating=None).update(
        allows_translating=False
    )


class Migration(migrations.Migration):
    dependencies = [("stories", "0007_finding")]
    operations = [
        migrations.AlterField(
            model_name="story",
            name="allows_translating",
            field=models.BooleanField(default=False, null=True),
        ),
        migrations.RunPython(not_read_yet, not_allowed),
    ]
