"""What directory editors may do, and the check that every listing waits for."""

from typing import Any

from django.db import migrations

ROLE, CHECK = "Directory editors", "Directory check"
RIGHTS = {
    "group.add_group": "Can add listing",
    "group.change_group": "Can change listing",
    "group.delete_group": "Can delete listing",
    "group.publish_group": "Can publish any listing",
}


def give_rights(apps: Any, schema_editor: Any) -> None:
    """Listings and nothing else; then the workflow, with them as those who say yes."""
    editors = apps.get_model("auth", "Group").objects.filter(name=ROLE).first()
    if editors is None:
        return
    permissions = apps.get_model("auth", "Permission").objects
    for dotted, label in RIGHTS.items():
        model, codename = dotted.split(".")
        # Rights and content types are made after all migrations: here by name.
        permission, _made = permissions.get_or_create(
            content_type=_kind(apps, "groups", model), codename=codename, defaults={"name": label}
        )
        editors.permissions.add(permission)
    _make_check(apps, editors)


def _make_check(apps: Any, editors: Any) -> None:
    task = apps.get_model("groups", "DirectoryCheckTask").objects.create(
        name=CHECK, active=True, content_type=_kind(apps, "groups", "directorychecktask")
    )
    task.groups.set([editors])
    flow = apps.get_model("wagtailcore", "Workflow").objects.create(name=CHECK, active=True)
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(
        workflow=flow, task_id=task.pk, sort_order=0
    )
    apps.get_model("wagtailcore", "WorkflowContentType").objects.create(
        content_type=_kind(apps, "groups", "group"), workflow=flow
    )


def take_rights(apps: Any, schema_editor: Any) -> None:
    """Back to a role that may do nothing."""
    apps.get_model("wagtailcore", "Workflow").objects.filter(name=CHECK).delete()
    apps.get_model("wagtailcore", "Task").objects.filter(name=CHECK).delete()
    for editors in apps.get_model("auth", "Group").objects.filter(name=ROLE):
        names = [name.split(".")[1] for name in RIGHTS]
        editors.permissions.remove(*editors.permissions.filter(codename__in=names))


def _kind(apps: Any, app: str, model: str) -> Any:
    kinds = apps.get_model("contenttypes", "ContentType").objects
    return kinds.get_or_create(app_label=app, model=model)[0]


class Migration(migrations.Migration):
    """In the main database only: the router keeps `keys` for the keys."""

    dependencies = [
        ("groups", "0001_directory"),
        ("community", "0010_more_roles"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(give_rights, take_rights, elidable=False)]
