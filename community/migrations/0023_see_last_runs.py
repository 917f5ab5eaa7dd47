"""Administrators may see what this house does by itself, and what of it failed."""

from typing import Any

from django.db import migrations

GROUP, APP, MODEL = "Administrators", "community", "lastrun"


def let_see(apps: Any, schema_editor: Any) -> None:
    """Permissions are made after all migrations; what is needed here is made now."""
    kind, _made = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=APP, model=MODEL
    )
    permission, _made = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=kind, codename="view_lastrun", defaults={"name": "Can view last run"}
    )
    for group in apps.get_model("auth", "Group").objects.filter(name=GROUP):
        group.permissions.add(permission)


class Migration(migrations.Migration):
    """In the main database only: the router keeps `keys` for the keys."""

    dependencies = [
        ("community", "0022_last_runs"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(let_see, migrations.RunPython.noop, elidable=False)]
