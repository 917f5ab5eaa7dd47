from typing import Any

from django.db import migrations

NAME = {"codename": "submit_translation", "content_type__app_label": "wagtail_localize"}


def let_translate(apps: Any, schema_editor: Any) -> None:
    """Guide editors may, and nobody else: the package gives it to groups by Wagtail's names, and
    ours called Moderators looks after stories."""
    groups = apps.get_model("auth", "Group").objects
    for permission in apps.get_model("auth", "Permission").objects.filter(**NAME):
        permission.group_set.set(groups.filter(name="Guide editors"))


class Migration(migrations.Migration):

    dependencies = [
        ("home", "0011_promises_and_snoozes"),
        ("community", "0010_more_roles"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [migrations.RunPython(let_translate, migrations.RunPython.noop, elidable=False)]
