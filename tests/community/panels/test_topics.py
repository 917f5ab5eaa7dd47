"""Editors see and change the words by which a topic is found."""

import pytest
from django.core.management import call_command
from django.test import Client

from community.models import Coercion
from tests.community.staff import sign_in, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> Client:
    call_command("load_topics", verbosity=0)
    return sign_in(Client(), staff("admin@example.org", group="Administrators"))


def test_everyday_words_are_shown_and_changed(administrator: Client) -> None:
    topic = Coercion.objects.get(slug="seclusion")
    edit = f"/admin/coercion/edit/{topic.pk}/"
    html = administrator.get(edit).content.decode()
    assert "Everyday words in German" in html
    assert "padded room" in html
    labels = {f"label_{code}": label for code, label in topic.labels.items()}
    typed = {"everyday_en": " shut away;; the cell ;shut away\r\nthe box", "everyday_fr": "  ;"}
    administrator.post(edit, {"name": topic.name, "definition": topic.definition} | labels | typed)
    topic.refresh_from_db()
    assert topic.everyday_words == {"en": ["shut away", "the cell", "the box"]}
    assert "seclusion" in [one.slug for one in Coercion.objects.all().matching("shut away")]
    call_command("load_topics", verbosity=0)
    topic.refresh_from_db()
    assert topic.everyday("en")[0] == "shut away"


def test_saving_without_a_change_is_no_change(administrator: Client) -> None:
    topic = Coercion.objects.get(slug="belt-fixation")
    page = administrator.get(f"/admin/coercion/edit/{topic.pk}/")
    form = page.context["form"]
    before = topic.everyday_words
    administrator.post(
        f"/admin/coercion/edit/{topic.pk}/",
        {name: form[name].value() or "" for name in form.fields},
    )
    topic.refresh_from_db()
    assert topic.everyday_words == before
