"""Guide editors may keep the old addresses of pages."""

from typing import Any

from django.db import migrations

GROUP, APP, MODEL = "Guide editors", "wagtailredirects", "redirect"


def let_keep(apps: Any, schema_editor: Any) -> None:
    """Permissions are made after all migrations; what is needed here is made now."""
    kind, _made = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=APP, model=MODEL
    )
    permissions = apps.get_model("auth", "Permission").objects
    for group in apps.get_model("auth", "Group").objects.filter(name=GROUP):
        for verb in ("add", "change", "delete", "view"):
            permission, _made = permissions.get_or_create(
                content_type=kind,
                codename=f"{verb}_{MODEL}",
                defaults={"name": f"Can {verb} {MODEL}"},
            )
            group.permissions.add(permission)


class Migration(migrations.Migration):
    """In the main database only: the router keeps `keys` for the keys."""

    dependencies = [
        ("community", "0020_merged_topic"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(let_keep, migrations.RunPython.noop, elidable=False)]
