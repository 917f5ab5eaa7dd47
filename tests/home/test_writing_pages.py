"""The form of a page in the editors' rooms: a draft may be unfinished, and what no person types by
hand is no fault of the house."""

from typing import Any

import pytest
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, streamfield

from home.models import GuidePage, HomePage

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
DOOR = {"heading": "Read on", "text": "Go.", "label": "On", "url": "https://elsewhere.example/"}


@pytest.fixture
def page(tree: None) -> GuidePage:
    above = HomePage.objects.get(locale__language_code="en")
    own = GuidePage(title="Our ward", slug="our-ward", lead="How it was.", body=[])
    above.add_child(instance=own)
    own.save_revision().publish()
    return GuidePage.objects.get(pk=own.pk)


def as_typed(page: GuidePage, **values: Any) -> dict[str, Any]:
    """What the form of the page would send."""
    comments = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": ""}
    typed = {
        "title": page.title,
        "slug": page.slug,
        "lead": page.lead,
        "seo_title": "",
        "search_description": "",
        "body": streamfield([("action", DOOR)]),
        "comments": comments,
    }
    sent: dict[str, Any] = nested_form_data(typed)
    return sent | values


def test_a_draft_keeps_a_wrong_address_and_publishing_says_so_beside_it(
    editor: Client, page: GuidePage
) -> None:
    room = f"/admin/pages/{page.pk}/edit/"
    assert editor.post(room, as_typed(page)).status_code == 302
    page.refresh_from_db()
    draft = page.get_latest_revision_as_object()
    assert draft.body[0].value["url"] == DOOR["url"], "what was typed is lost"
    for action in ("action-publish", "action-submit"):
        answer = editor.post(room, as_typed(page, **{action: "on"}))
        assert answer.status_code == 200, action
        assert "Only an address on this site" in answer.content.decode(), action
    page.refresh_from_db()
    assert len(page.body) == 0
    good = as_typed(page, **{"body-0-value-url": "stories/", "action-publish": "on"})
    assert editor.post(room, good).status_code == 302


@pytest.mark.parametrize(
    "broken",
    [
        {"body-count": "needle"},
        {"body-count": ""},
        {"body-count": "9" * 5000},
        {"body-count": "2"},
        {"body-0-order": "needle"},
    ],
)
def test_a_form_that_counts_wrong_is_told_calmly(
    editor: Client, page: GuidePage, broken: dict[str, str]
) -> None:
    answer = editor.post(f"/admin/pages/{page.pk}/edit/", as_typed(page, **broken))
    assert answer.status_code == 400
    page.refresh_from_db()
    assert not page.has_unpublished_changes


def test_nothing_is_saved_while_somebody_types(editor: Client, page: GuidePage) -> None:
    """A comment that is saved by itself and by hand a moment later would stand there twice."""
    html = editor.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert 'name="body-count"' in html or "body" in html
    assert "w-autosave-interval-value" not in html
