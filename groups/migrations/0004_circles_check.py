"""Circles wait for the same check as all listings, by the same people."""

from typing import Any

from django.db import migrations

ROLE, CHECK = "Directory editors", "Directory check"
RIGHTS = {
    "add_circle": "Can add circle",
    "change_circle": "Can change circle",
    "delete_circle": "Can delete circle",
    "publish_circle": "Can publish any circle",
}


def give_rights(apps: Any, schema_editor: Any) -> None:
    """The rights, and the workflow that is there for listings."""
    kinds = apps.get_model("contenttypes", "ContentType").objects
    kind, _made = kinds.get_or_create(app_label="groups", model="circle")
    permissions = apps.get_model("auth", "Permission").objects
    editors = apps.get_model("auth", "Group").objects.filter(name=ROLE).first()
    for codename, label in RIGHTS.items():
        # Rights and content types are made after all migrations: here by name.
        permission, _made = permissions.get_or_create(
            content_type=kind, codename=codename, defaults={"name": label}
        )
        if editors is not None:
            editors.permissions.add(permission)
    flow = apps.get_model("wagtailcore", "Workflow").objects.filter(name=CHECK).first()
    if flow is not None:
        apps.get_model("wagtailcore", "WorkflowContentType").objects.update_or_create(
            content_type=kind, defaults={"workflow": flow}
        )


def take_rights(apps: Any, schema_editor: Any) -> None:
    """Back to a role that knows of no circles."""
    for editors in apps.get_model("auth", "Group").objects.filter(name=ROLE):
        editors.permissions.remove(*editors.permissions.filter(codename__in=list(RIGHTS)))
    apps.get_model("wagtailcore", "WorkflowContentType").objects.filter(
        content_type__app_label="groups", content_type__model="circle"
    ).delete()


class Migration(migrations.Migration):
    """In the main database only: the router keeps `keys` for the keys."""

    dependencies = [("groups", "0003_circles")]

    operations = [migrations.RunPython(give_rights, take_rights, elidable=False)]
