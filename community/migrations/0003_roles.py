"""Who may what: five roles, each with the least it needs."""

from typing import Any

from django.db import migrations

# Permissions hang on content types that `post_migrate` makes later: each is made here by name.
PERMISSIONS = {
    "wagtailadmin.admin.access_admin": "Can access Wagtail admin",
    "vault.submission.care_for_stories": "Can read and decide about stories",
    "vault.submission.safeguard": "Can act on flagged stories as safeguarding lead",
    "community.auditevent.view_auditevent": "Can view audit event",
    "community.house.change_house": "Can change this house",
    "community.words.add_words": "Can add words",
    "community.words.change_words": "Can change words",
    "community.words.delete_words": "Can delete words",
    "community.words.view_words": "Can view words",
    "community.helpline.add_helpline": "Can add helpline",
    "community.helpline.change_helpline": "Can change helpline",
    "community.helpline.delete_helpline": "Can delete helpline",
    "community.helpline.view_helpline": "Can view helpline",
    "community.coercion.change_coercion": "Can change kind of coercion",
    "community.coercion.view_coercion": "Can view kind of coercion",
    "community.alternative.change_alternative": "Can change alternative",
    "community.alternative.view_alternative": "Can view alternative",
    "community.user.add_user": "Can add user",
    "community.user.change_user": "Can change user",
    "community.user.delete_user": "Can delete user",
    "community.user.view_user": "Can view user",
}
ENTER = ["wagtailadmin.admin.access_admin"]
CARE = ["vault.submission.care_for_stories"]
WORDS = [name for name in PERMISSIONS if ".words." in name or ".helpline." in name]
USERS = [name for name in PERMISSIONS if ".user." in name]
TOPICS = [name for name in PERMISSIONS if ".coercion." in name or ".alternative." in name]

ROLES = {
    "Moderators": ENTER + CARE,
    "Safeguarding leads": [
        *ENTER,
        *CARE,
        "vault.submission.safeguard",
        "community.auditevent.view_auditevent",
    ],
    "Editors": ENTER + WORDS,
    "Administrators": [
        *ENTER,
        *USERS,
        *WORDS,
        *TOPICS,
        "community.house.change_house",
        "community.auditevent.view_auditevent",
    ],
}
PAGES = {
    "add_page": "Can add page",
    "change_page": "Can change page",
    "publish_page": "Can publish any page",
}
FILES = {
    "wagtailimages.image": ("add_image", "change_image", "choose_image"),
    "wagtaildocs.document": ("add_document", "change_document", "choose_document"),
}


def make_roles(apps: Any, schema_editor: Any) -> None:
    """Make each group and give it exactly what is listed, taking away what Wagtail gave it."""
    group_model = apps.get_model("auth", "Group")
    for role, names in ROLES.items():
        group, _ = group_model.objects.get_or_create(name=role)
        group.permissions.set([_permission(apps, name) for name in names])
        apps.get_model("wagtailcore", "GroupPagePermission").objects.filter(group=group).delete()
        apps.get_model("wagtailcore", "GroupCollectionPermission").objects.filter(
            group=group
        ).delete()
    editors = group_model.objects.get(name="Editors")
    _give_pages(apps, editors)
    _give_files(apps, editors)
    _let_approve(apps, editors)


def _permission(apps: Any, dotted: str, label: str = "") -> Any:
    app, model, codename = dotted.split(".")
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app, model=model
    )
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=kind,
        codename=codename,
        defaults={"name": label or PERMISSIONS.get(dotted, codename)},
    )
    return permission


def _give_pages(apps: Any, editors: Any) -> None:
    root = apps.get_model("wagtailcore", "Page").objects.filter(depth=1).first()
    rights = apps.get_model("wagtailcore", "GroupPagePermission").objects
    for codename, label in PAGES.items() if root else ():
        permission = _permission(apps, f"wagtailcore.page.{codename}", label)
        rights.create(group=editors, page=root, permission=permission)


def _give_files(apps: Any, editors: Any) -> None:
    root = apps.get_model("wagtailcore", "Collection").objects.filter(depth=1).first()
    rights = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    for kind, codenames in FILES.items() if root else ():
        for codename in codenames:
            label = f"Can {codename.replace('_', ' ')}"
            permission = _permission(apps, f"{kind}.{codename}", label)
            rights.create(group=editors, collection=root, permission=permission)


def _let_approve(apps: Any, editors: Any) -> None:
    """Wagtail's first workflow asks its own Moderators; here pages are the editors' work."""
    tasks = apps.get_model("wagtailcore", "GroupApprovalTask").objects
    for task in tasks.filter(name="Moderators approval"):
        task.groups.set([editors])
        task.name = "Editors approval"
        task.save()
    flows = apps.get_model("wagtailcore", "Workflow").objects
    flows.filter(name="Moderators approval").update(name="Editors approval")


class Migration(migrations.Migration):
    """Runs in the main database only: the router keeps `keys` for the keys."""

    dependencies = [
        ("community", "0002_initial"),
        ("vault", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop, elidable=False)]
