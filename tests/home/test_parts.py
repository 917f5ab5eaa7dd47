"""What the site fills in by itself: whole, honest where nothing is said, and never lost."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils.html import escape
from django.utils.translation import override
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from community.models import House, Words
from community.words import say, sayings
from home.models import TextPage
from home.parts import CONTEXTS, LABELS, template_of
from home.templatetags.parts import part
from stories.choices import DeclineReason, Note, RedactionReason, SuspendReason
from stories.vault.models.submission import TWO_MODERATORS
from tests.community.staff import sign_in, staff

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def read(client: Client, path: str) -> str:
    html: str = client.get(path).content.decode()
    return html[html.index("<main") : html.index("</main>")]


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_rules_are_the_lists_that_moderators_decide_by(
    tree: None, client: Client, language: str
) -> None:
    page = read(client, f"/{language}/about/rules/")
    with override(language):
        for group, reasons in (("decline", DeclineReason), ("redact", RedactionReason)):
            said = sayings(group)
            assert set(said) == set(reasons.values), "the words are those of the closed list"
            for reason in said.values():
                assert escape(reason.title) in page
                assert all(escape(words) in page for words in reason.paragraphs)
        for item in (*Note, *SuspendReason):
            assert escape(str(item.label)) in page


def test_two_people_decide_for_exactly_the_marks_that_ask_for_it() -> None:
    assert set(sayings("two_people")) == {flag.value for flag in TWO_MODERATORS}


def test_what_nobody_has_said_yet_is_said_to_be_missing(tree: None, client: Client) -> None:
    page = read(client, "/en/about/privacy/")
    assert "Nobody has filled this in yet" in page
    assert page.count("We have not said this yet.") == 6


def test_who_is_answerable_comes_from_the_settings(tree: None, client: Client) -> None:
    house = House.load()
    house.organisation, house.postal_address = "Free <b>Minds</b>", "1 Open Street"
    house.hosting, house.authority = "A host in Finland", "The authority"
    house.contact_email, house.data_protection = "post@example.org", "Someone"
    house.save()
    page = read(client, "/en/about/privacy/")
    assert "Free &lt;b&gt;Minds&lt;/b&gt;" in page
    for said in ("1 Open Street", "A host in Finland", "The authority", "Someone"):
        assert said in page
    assert "We have not said this yet." not in page
    assert "Nobody has filled this in yet" not in page


def test_a_demonstration_says_that_it_is_one(tree: None, client: Client, settings: Any) -> None:
    settings.DEMONSTRATION = True
    assert "Please do not send a real story here" in read(client, "/en/about/privacy/")


def test_the_privacy_page_says_what_the_law_asks_for(tree: None, client: Client) -> None:
    """GDPR articles 12 to 14, one by one."""
    page = read(client, "/en/about/privacy/")
    for said in (
        "Who is answerable",  # 13(1)(a), (b)
        "6(1)(a) and 9(2)(a)",  # 13(1)(c)
        "6(1)(f)",  # 13(1)(d)
        "Who gets it",  # 13(1)(e), (f)
        "How long we keep it",  # 13(2)(a)
        "articles 7 and 15 to 22",  # 13(2)(b)
        "article 7(3)",  # 13(2)(c)
        "article 77",  # 13(2)(d)
        "You do not have to give us anything",  # 13(2)(e)
        "article 22",  # 13(2)(f)
        "comes from that person alone",  # 14(2)(f)
        "within one month",  # 12(3)
        "They cost nothing",  # 12(5)
        "article 11",  # rights without saying who one is
        "If a court or the police asks",
    ):
        assert said in page, said


def test_who_only_reads_is_given_no_cookie(tree: None, client: Client) -> None:
    for path in ("", "stories/", "about/", "about/privacy/", "about/rules/", "share/help/"):
        client.get(f"/en/{path}")
    assert not client.cookies


def test_every_cookie_that_a_visit_sets_stands_on_the_page_by_name(
    tree: None, client: Client
) -> None:
    page = read(client, "/en/about/privacy/")
    client.get("/en/share/")
    client.get("/en/share/return/")
    client.post("/en/share/", {})
    sign_in(client, staff("ada@example.org", group="Administrators"))
    client.get("/admin/")
    assert set(client.cookies) == {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
    assert all(name in page for name in client.cookies)


def test_every_part_has_a_name_a_template_and_something_to_say() -> None:
    assert [name for name, _label in LABELS] == list(CONTEXTS)
    for name in CONTEXTS:
        assert len(part(name)) > 100, name
    assert part("one-that-there-was-once") == ""
    with pytest.raises(KeyError):
        template_of("one-that-there-was-once")


# --- editors ---------------------------------------------------------------------------------


@pytest.fixture
def editor(tree: None) -> Client:
    return sign_in(Client(), staff("eda@example.org", group="Guide editors"))


def the_page(path: str = "privacy") -> TextPage:
    return TextPage.objects.get(slug=path, easy=False, locale__language_code="en")


def publish(editor: Client, page: TextPage, blocks: list[tuple[str, str]], **more: str) -> Any:
    body = [(kind, rich_text(words) if kind == "text" else words) for kind, words in blocks]
    values = {
        "title": page.title,
        "slug": page.slug,
        "lead": page.lead,
        "body": streamfield(body),
        "easy_version": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "1",
    }
    return editor.post(f"/admin/pages/{page.pk}/edit/", nested_form_data(values | more))


def blocks_of(page: TextPage) -> list[tuple[str, str]]:
    return [(b.block_type, getattr(b.value, "source", b.value)) for b in page.body]


def test_an_editor_changes_words_and_the_figures_go_on_being_filled(
    editor: Client, client: Client
) -> None:
    page = the_page()
    blocks = [("text", "<p>Hello, we are new here.</p>"), *blocks_of(page)]
    assert publish(editor, page, blocks).status_code == 302
    read_now = read(Client(), "/en/about/privacy/")
    assert "Hello, we are new here." in read_now
    assert f"{settings.PERIODS['BACKUP_DAYS']} days" in read_now


@pytest.mark.parametrize(
    ("lose", "told"),
    [
        (
            lambda kind, words: (kind, words.replace("{claim_days}", "14")),
            "{claim_days} is missing",
        ),
        (lambda kind, words: None if words == "periods" else (kind, words), "“periods” is missing"),
        (lambda kind, words: None if words == "answerable" else (kind, words), "“answerable” is"),
        (lambda kind, words: (kind, words.replace("{claim_days}", "{claim_weeks}")), "claim_weeks"),
    ],
)
def test_a_figure_or_a_part_cannot_be_lost_or_misspelt(
    editor: Client, lose: Any, told: str
) -> None:
    page = the_page()
    blocks = [found for kind, words in blocks_of(page) if (found := lose(kind, words))]
    response = publish(editor, page, blocks)
    assert response.status_code == 200
    assert told in response.content.decode()
    assert blocks_of(the_page()) == blocks_of(page)


def test_a_page_of_staffs_own_may_hold_what_it_likes(editor: Client) -> None:
    own = TextPage(title="Our walk", slug="our-walk", lead="We walk.")
    the_page("about").add_child(instance=own)
    assert publish(editor, own, [("text", "<p>Every Sunday.</p>")]).status_code == 302


# --- the words of the table ------------------------------------------------------------------


def test_words_are_changed_by_name_and_not_by_number(editor: Client) -> None:
    html = editor.get("/admin/words/kept.draft/en/").content.decode()
    assert "{draft_days} days after" in html


def test_a_row_of_the_table_cannot_lose_its_figure(editor: Client) -> None:
    address = "/admin/words/kept.draft/en/"
    lost = editor.post(address, {"title": "A draft", "body": "Thirty days."})
    assert "{draft_days} has to stay" in lost.content.decode()
    assert not Words.objects.exists()
    editor.post(address, {"title": "A draft", "body": "For {draft_days} days, no more."})
    assert say("kept.draft", "en").body == f"For {settings.PERIODS['DRAFT_DAYS']} days, no more."
