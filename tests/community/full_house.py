"""One of everything that an address of the admin may point at."""

from datetime import date
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Site, Task, Workflow
from wagtail_localize.models import (
    OverridableSegment,
    StringSegment,
    Translation,
    TranslationSource,
)

from community.models import Alternative, Coercion, Helpline, House, User
from community.models.media import HouseDocument, HouseImage
from groups.actions.bringing.receive import receive
from groups.models import Suggestion
from groups.models.suggestion import SuggestionKind
from home.models import (
    CountryNote,
    Figure,
    FigureFile,
    HomePage,
    PlanLaw,
    Promise,
    Series,
    Term,
    TextPage,
)
from home.prepare.tree import make_tree
from stories.desk.practice.library import stories as practice_stories
from stories.models import IdentifyingWord
from tests.community.test_media import photograph
from tests.groups.desk_rooms import sent_change, sent_circle, sent_group
from tests.stories.claiming import a_public_story, is_in
from tests.stories.desk.test_appeals import an_appeal
from tests.stories.reporting import report_it


def full_house() -> dict[str, Any]:
    """What goes into each blank, by the name of the blank, or of the rooms and the blank."""
    make_tree()
    told = a_public_story()
    return _stories(told) | _pages() | _files() | _words() | _people() | _directory() | _brought()


def _brought() -> dict[str, Any]:
    """A file that another editor is bringing in."""
    other = User.objects.create_user("brings@example.org")
    file = receive(content=b"name,kind\nExample,family\n", editor=other)
    rooms = ("columns", "checking", "rows", "another", "errors", "let_go")
    every = {f"groups_bring_{room} pk": file.pk for room in rooms}
    figures = FigureFile.objects.create(editor=other)
    return every | {"groups_bring_another number": 2, "figures-bring pk": figures.pk}


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
    old = Redirect.objects.create(old_path="/en/old", redirect_page=page)
    on_their_way = _approving(page) | _translating(home)
    return on_their_way | {
        "redirect_id": old.pk,
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


def _translating(home: HomePage) -> dict[str, Any]:
    """A page of an editor's own, on its way into another language."""
    body = [("text", '<p>See <a href="https://example.org/">this</a>.</p>')]
    own = TextPage(title="Ours", slug="ours", locale=home.locale, body=body)
    home.add_child(instance=own)
    own.save_revision().publish()
    source, _made = TranslationSource.get_or_create_from_instance(own)
    german = Locale.objects.get(language_code="de")
    translation = Translation.objects.create(source=source, target_locale=german)
    translation.save_target(publish=False)
    return {
        "translation_source_id": source.pk,
        "translation_id": translation.pk,
        "string_segment_id": StringSegment.objects.filter(source=source).first().pk,
        "overridable_segment_id": OverridableSegment.objects.filter(source=source).first().pk,
        "mode": "default",
        "wagtail_localize page_id": own.pk,
        "wagtail_localize:convert_to_alias page_id": own.get_translation(german).pk,
        "wagtail_localize pk": own.pk,
    }


def _approving(page: TextPage) -> dict[str, Any]:
    """A draft of the page on its way to a yes."""
    writer = User.objects.create_user("writer@example.org", is_superuser=True)
    revision = page.save_revision(user=writer)
    name = "Editors approval"
    workflow, task = Workflow.objects.get(name=name), Task.objects.get(name=name)
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


def _line() -> Helpline:
    return Helpline.objects.create(
        country="EE",
        name="Example line",
        number="1",
        source_name="Example",
        source_url="https://example.org/",
        checked_on=date(2026, 1, 1),
    )


def _words() -> dict[str, Any]:
    House.load()
    seclusion = Coercion.objects.create(name="Example", slug="example", kind="coercion")
    series = Series.objects.create(slug="ee-example", country="EE", topic=seclusion)
    return {
        "series pk": series.pk,
        "plan-laws pk": PlanLaw.objects.create(
            country="EE", binding="no", law="An act", checked_on=date(2026, 1, 1)
        ).pk,
        "glossary pk": Term.objects.create(slug="ee", words={}, source="An example").pk,
        "promises pk": Promise.objects.create(
            country="EE", office="Example office", promised_on=date(2026, 1, 1)
        ).pk,
        "figures-told pk": Series.objects.create(
            slug="ee-told", country="EE", topic=seclusion, told_by="Example", state="waiting"
        ).pk,
        "country-notes pk": CountryNote.objects.create(
            country="EE", checked_on=date(2026, 1, 1)
        ).pk,
        "figures pk": Figure.objects.create(series=series, period="2020").pk,
        "key": "open.first-look",
        "language": "en",
        "helplines pk": _line().pk,
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


def _directory() -> dict[str, Any]:
    """A listing and a circle with a change that waits, and something told about one."""
    listing = sent_change(sent_group(public=True), about="Changed")
    workflow_state = listing.current_workflow_state
    told = Suggestion.objects.create(
        group=listing, kind=SuggestionKind.WRONG, language="en", told_on=date(2026, 6, 1)
    )
    circle = sent_change(sent_circle(public=True), about="Changed")
    waits = circle.current_workflow_state
    return {
        "circle_listings pk": circle.pk,
        "circle": circle.pk,
        "circle_listings revision_id": circle.latest_revision_id,
        "circle_listings revision_id_a": "live",
        "circle_listings revision_id_b": "latest",
        "circle_listings workflow_state_id": waits.pk,
        "listings pk": listing.pk,
        "group": listing.pk,
        "listings revision_id": listing.latest_revision_id,
        "listings revision_id_a": "live",
        "listings revision_id_b": "latest",
        "listings workflow_state_id": workflow_state.pk,
        "told pk": told.pk,
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
