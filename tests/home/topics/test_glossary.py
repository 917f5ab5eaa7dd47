"""The glossary: every word with its meaning and source, and the words of the guide lead to it."""

from collections.abc import Iterator
from typing import Any

import html5lib
import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils import translation

from home.management.commands.load_glossary import shipped
from home.models import GuidePage, Term
from home.prepare.tree import make_guide
from home.topics.desk import TermForm
from home.topics.glossary import Glossary, entries, letters

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(scope="module")
def _standing_guide(_standing_tree: None, django_db_blocker: Any) -> Iterator[None]:
    """Made once, inside the transaction of the tree."""
    with django_db_blocker.unblock():
        make_guide()
        call_command("load_topics", verbosity=0)
        call_command("load_glossary", verbosity=0)
    yield


@pytest.fixture
def guide(_standing_guide: None, db: None) -> None:
    """The guide and its words."""


def test_every_shipped_word_is_whole_in_three_languages() -> None:
    for term in shipped():
        assert term["source"] and set(term["words"]) == {"en", "de", "fr"}, term["slug"]
        for said in term["words"].values():
            assert said["label"] and said["definition"].endswith((".", "”", "?“", "»", "“"))


def test_the_page_holds_every_word_at_its_own_place(guide: None, client: Client) -> None:
    for language in ("en", "de"):
        html = client.get(f"/{language}/guide/glossary/").content.decode()
        html5lib.HTMLParser(strict=True).parse(html)
        for slug in ("seclusion", "crpd", "last-resort", "joint-crisis-plan"):
            assert f'id="{slug}"' in html
    assert "Letztes Mittel" in html and "Ultima" not in html


def test_letters_stand_in_order_with_umlauts_among_them(guide: None) -> None:
    with translation.override("de"):
        found = letters(entries())
    assert list(found) == sorted(found) and "Ä" not in found and "Ü" not in found


def test_the_first_place_of_a_word_in_the_guide_leads_to_it(guide: None, client: Client) -> None:
    page = GuidePage.objects.get(slug="your-rights", locale__language_code="en")
    page.body = [
        (
            "text",
            "<h2>Last resort</h2><p>It is no last resort. A last resort, an SPDC &amp; more.</p>",
        ),
        ("text", "<p>Again: last resort, and <b>seclusion</b>.</p>"),
    ]
    page.save()
    html = client.get("/en/guide/your-rights/").content.decode()
    html5lib.HTMLParser(strict=True).parse(html)
    assert html.count('href="/en/guide/glossary/#last-resort"') == 1
    assert html.count('class="term" href="/en/guide/topics/seclusion/"') == 1
    assert "<h2>Last resort</h2>" in html and "js/term" in html


def test_words_of_another_language_are_not_marked(guide: None) -> None:
    Term.objects.filter(slug="spdc").update(
        words={"en": {"label": "SPDC", "also": [], "definition": "A ward."}}
    )
    with translation.override("de"):
        assert Glossary().mark("<p>SPDC</p>") == "<p>SPDC</p>"
        assert next(one for one in entries() if one.slug == "spdc").definition.language == "en"


def test_a_hostile_word_breaks_nothing(guide: None) -> None:
    bad = {"label": 'Ev"il <b>', "also": ["odd word"], "definition": '"><script>alert(1)</script>'}
    Term.objects.create(slug="bad", words={"en": bad}, source="x")
    marked = Glossary().mark("<p>An odd word.</p>")
    assert "<script>" not in marked and "&lt;script&gt;" in marked


def test_what_an_editor_changed_stays_and_a_topic_is_no_term(guide: None) -> None:
    term = Term.objects.get(slug="spdc")
    data = {
        "slug": "spdc",
        "source": "Ours",
        "source_url": "",
        "label_en": "SPDC",
        "definition_en": "A ward.",
        "also_en": "SPDCs; wards",
        "label_de": "SPDC",
    }
    form = TermForm(data, instance=term)
    assert not form.is_valid() and list(form.errors) == ["definition_de"]
    form = TermForm(data | {"definition_de": "Eine Station."}, instance=term)
    assert form.is_valid(), form.errors
    form.save()
    call_command("load_glossary", verbosity=0)
    term.refresh_from_db()
    assert term.source == "Ours" and term.words["en"]["also"] == ["SPDCs", "wards"]
    with pytest.raises(ValidationError, match="topic already"):
        Term(slug="seclusion", words={"en": {}}, source="x").full_clean()
