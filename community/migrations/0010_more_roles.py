"""Editors become guide editors, and directory editors stand beside them: two kinds of work."""

from typing import Any

from django.db import migrations

OLD, GUIDE, DIRECTORY = "Editors", "Guide editors", "Directory editors"


def split(apps: Any, schema_editor: Any) -> None:
    """Give the group its new name, with everybody in it and all it may; then make the other one.

    A group that already has one of these names is an operator's own. It keeps its people and its
    rights under another name: nobody may more, or less, because of a name.
    """
    groups = apps.get_model("auth", "Group").objects
    _make_room(groups, GUIDE)
    _make_room(groups, DIRECTORY)
    groups.filter(name=OLD).update(name=GUIDE)
    directory = groups.create(name=DIRECTORY)
    enter = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="wagtailadmin", codename="access_admin"
    )
    directory.permissions.set(enter)


def join(apps: Any, schema_editor: Any) -> None:
    """Back to the one name. Directory editors lose a role that could do nothing."""
    groups = apps.get_model("auth", "Group").objects
    groups.filter(name=DIRECTORY).delete()
    groups.filter(name=GUIDE).update(name=OLD)


def _make_room(groups: Any, name: str) -> None:
    """Move a group of an operator's own out of the way."""
    for group in groups.filter(name=name):
        number = 1
        while groups.filter(name=f"{name} ({number})").exists():
            number += 1
        group.name = f"{name} ({number})"
        group.save()


class Migration(migrations.Migration):
    """In the main database only: the router keeps `keys` for the keys."""

    dependencies = [
        ("community", "0009_organisation_and_care"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(split, join, elidable=False)]
