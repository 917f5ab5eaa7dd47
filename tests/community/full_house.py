"""One of everything that an address of the admin may point at."""

from datetime import date
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Site, Task, Workflow

from community.models import Alternative, Coercion, Helpline, House, User
from community.models.media import HouseDocument, HouseImage
from home.models import Figure, HomePage, Series, TextPage
from home.prepare.tree import make_tree
from stories.desk.practice.library import stories as practice_stories
from stories.models import IdentifyingWord
from tests.community.test_media import photograph
from tests.stories.claiming import a_public_story, is_in
from tests.stories.desk.test_appeals import an_appeal
from tests.stories.reporting import report_it


def full_house() -> dict[str, Any]:
    """What goes into each blank, by the name of the blank, or of the rooms and the blank."""
    make_tree()
    told = a_public_story()
    return _stories(told) | _pages() | _files() | _words() | _people()


def _stories(told: Any) -> dict[str, Any]:
    return {
        "reference": told.submission.reference.lower(),
        "desk_claims pk": is_in(told).pk,
        "desk_reports pk": report_it(told).pk,
        "desk_appeals pk": an_appeal()[1].pk,
        "desk:done what": "offered",
        "desk:practise slug": next(iter(practice_stories())),
        "desk_translations language": "de",
        "identifying-words pk": IdentifyingWord.objects.create(word="Example ward").pk,
    }


def _pages() -> dict[str, Any]:
    home = HomePage.objects.get(slug="home-en")
    page = TextPage.objects.child_of(home).first()
    assert page is not None
    return _approving(page) | {
        "parent_page_id": home.pk,
        "page_id": page.pk,
        "page_pk": page.pk,
        "page": page.pk,
        "page_to_move_id": page.pk,
        "destination_id": home.pk,
        "content_type_app_name": "home",
        "content_type_model_name": "textpage",
        "session_id": 1,
        "wagtailadmin_pages pk": page.pk,
        "wagtailadmin_api pk": page.pk,
        "app_label": "home",
        "model_name": "textpage",
        "object_id": page.pk,
        "wagtailsites pk": Site.objects.get().pk,
        "wagtailadmin_collections pk": 1,
        "collection_id": 1,
    }


def _approving(page: TextPage) -> dict[str, Any]:
    """A draft of the page on its way to a yes."""
    writer = User.objects.create_user("writer@example.org", is_superuser=True)
    revision = page.save_revision(user=writer)
    workflow, task = Workflow.objects.get(), Task.objects.get()
    state = workflow.start(page, writer)
    return {
        "revision_id": revision.pk,
        "revision_id_a": "earliest",
        "revision_id_b": "live",
        "workflow_state_id": state.pk,
        "task_state_id": state.current_task_state.pk,
        "task_id": task.pk,
        "workflow_pk": workflow.pk,
        "action_name": "approve",
        "wagtailadmin_workflows pk": workflow.pk,
        "wagtailadmin_workflows:edit_task pk": task.pk,
        "wagtailadmin_workflows:disable_task pk": task.pk,
        "wagtailadmin_workflows:enable_task pk": task.pk,
        "wagtailadmin_workflows app_label": "wagtailcore",
        "wagtailadmin_workflows model_name": "groupapprovaltask",
    }


def _files() -> dict[str, Any]:
    picture = HouseImage.objects.create(
        title="Example", file=SimpleUploadedFile("example.jpg", photograph(), "image/jpeg")
    )
    document = HouseDocument.objects.create(
        title="Example", file=SimpleUploadedFile("example.txt", b"example", "text/plain")
    )
    return {
        "image_id": picture.pk,
        "houseimage": picture.pk,
        "housedocument": document.pk,
        "wagtailimages_chooser pk": picture.pk,
        "filter_spec": "width-100",
        "document_id": document.pk,
        "doc_id": document.pk,
        "wagtaildocs_chooser pk": document.pk,
        "uploaded_file_id": 1,
        "restriction_id": 1,
    }


def _words() -> dict[str, Any]:
    line = Helpline.objects.create(
        country="EE",
        name="Example line",
        number="1",
        source_name="Example",
        source_url="https://example.org/",
        checked_on=date(2026, 1, 1),
    )
    House.load()
    seclusion = Coercion.objects.create(name="Example", slug="example", kind="coercion")
    series = Series.objects.create(slug="ee-example", country="EE", topic=seclusion)
    return {
        "series pk": series.pk,
        "figures pk": Figure.objects.create(series=series, period="2020").pk,
        "key": "open.first-look",
        "language": "en",
        "helplines pk": line.pk,
        "coercion pk": seclusion.pk,
        "alternatives pk": Alternative.objects.create(
            name="Example", slug="example", kind="alternative"
        ).pk,
        "wagtailsettings app_name": "community",
        "wagtailsettings model_name": "house",
        "wagtailsettings pk": House.load().pk,
        "app_name": "community",
        "wagtailadmin_tag_model_autocomplete model_name": "coercion",
    }


def _people() -> dict[str, Any]:
    colleague = User.objects.create_user("colleague@example.org")
    return {
        "wagtailusers_users pk": colleague.pk,
        "user": colleague.pk,
        "wagtailusers_groups pk": Group.objects.get(name="Directory editors").pk,
        "accounts pk": 1,
        "mfa_remove_webauthn pk": 1,
        "wagtailadmin_password_reset_confirm uidb64": "MQ",
        "wagtailadmin_password_reset_confirm token": "x",
    }
