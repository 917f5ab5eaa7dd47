"""Editors translate a page sentence by sentence; nothing of it is kept when the page is gone."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale
from wagtail_localize.models import (
    OverridableSegment,
    String,
    StringSegment,
    StringTranslation,
    Template,
    Translation,
    TranslationSource,
)

from home.guide.duties import forget_sentences
from home.models import GuidePage, HomePage, TextPage
from home.prepare.tree import at, make_guide
from tests.community.staff import sign_in, staff

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

NEEDLE = "A heron stood in the yard that winter"
BODY: list[tuple[str, Any]] = [
    ("text", f"<h2>Doors</h2><p>{NEEDLE}.</p>"),
    ("quote", {"story": "ABCD2345", "words": "ABCD2345:happened:0-20"}),
    ("action", {"heading": "Read on", "text": "Go.", "label": "On", "url": "stories/?country=IE"}),
    ("lines", {"heading": "Somebody to call", "country": "IE"}),
    ("topics", {"heading": "Words", "slugs": ["seclusion"]}),
    ("notice", {"kind": "warm", "heading": "", "text": "Take your time."}),
]


@pytest.fixture
def page(tree: None) -> GuidePage:
    """A page of an editor's own, in English."""
    make_guide()
    above = at(HomePage.objects.get(locale__language_code="en"), "guide")
    assert above is not None
    own = GuidePage(title="Our ward", slug="our-ward", lead="How it was.", body=BODY)
    above.add_child(instance=own)
    own.save_revision().publish()
    return GuidePage.objects.get(pk=own.pk)


def into(editor: Client, page: GuidePage, language: str) -> GuidePage:
    """Submitted as by the form, into one language."""
    locale = Locale.objects.get(language_code=language)
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert "Translate page" in editor.get(address).content.decode()
    answer = editor.post(address, {"locales": [locale.pk]})
    translated = GuidePage.objects.get(translation_key=page.translation_key, locale=locale)
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[translated.pk])
    return translated


def say(editor: Client, page: GuidePage, english: str, other: str) -> None:
    """One sentence, as the editor's browser sends it."""
    translation = Translation.objects.get(
        source__object_id=page.translation_key, target_locale=page.locale
    )
    segment = StringSegment.objects.get(string__data=english, source=translation.source)
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    answer = editor.put(address, f"value={other}", content_type="application/x-www-form-urlencoded")
    assert answer.status_code in (200, 201), answer.content


def test_an_editor_translates_a_page_and_the_rest_follows(
    editor: Client, page: GuidePage, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        french = into(editor, page, "fr")
    assert not french.live, "nobody sees a page of which half is in another language"
    edit = reverse("wagtailadmin_pages:edit", args=[french.pk])
    assert "js-translation-editor" in editor.get(edit).content.decode()
    say(editor, french, "Our ward", "Notre service")
    say(editor, french, NEEDLE + ".", "Un héron se tenait dans la cour.")
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(edit, {"action": "publish"})
    french.refresh_from_db()
    assert (french.title, french.slug, french.live) == ("Notre service", "our-ward", True)
    assert "Un héron" in french.body[0].value.source
    assert french.body[1].value["story"] == "ABCD2345"
    assert french.body[2].value["url"] == "stories/?country=IE"
    assert french.body[3].value["country"] == "IE"
    html = Client().get("/fr/guide/our-ward/").content.decode()
    assert "Notre service" in html and "Take your time." in html


def test_only_words_are_ever_strings_to_translate(editor: Client, page: GuidePage) -> None:
    into(editor, page, "fr")
    strings = set(String.objects.values_list("data", flat=True))
    assert {"Our ward", "How it was.", "Doors", NEEDLE + ".", "Somebody to call"} <= strings
    for kept in ("ABCD2345", "IE", "seclusion", "warm", "our-ward", "stories/?country=IE"):
        assert not any(kept in string for string in strings), kept
    assert not OverridableSegment.objects.filter(data_json__contains="ABCD2345").exists()


def test_a_change_of_the_source_is_carried_over_when_an_editor_says_so(
    editor: Client, page: GuidePage
) -> None:
    french = into(editor, page, "fr")
    say(editor, french, "How it was.", "Comment c’était.")
    page.lead = "How it is now."
    page.save_revision().publish()
    source = TranslationSource.objects.get(object_id=page.translation_key)
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    assert editor.get(address).status_code == 200
    editor.post(address, {"publish_translations": "on"})
    french.refresh_from_db()
    assert french.lead == "How it is now."
    assert String.objects.filter(data="How it was.").exists()
    assert forget_sentences() > 0
    assert not String.objects.filter(data="How it was.").exists()
    assert not StringTranslation.objects.filter(data__contains="Comment c").exists()


def test_a_translation_that_nobody_could_read_leaves_no_old_address(
    editor: Client, page: GuidePage, django_capture_on_commit_callbacks: Any
) -> None:
    """It follows its source to the new slug; only the source stood at the old one."""
    french = into(editor, page, "fr")
    page.slug = "our-house"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
        source = TranslationSource.objects.get(object_id=page.translation_key)
        address = reverse("wagtail_localize:update_translations", args=[source.pk])
        editor.post(address, {"publish_translations": "on"})
    french.refresh_from_db()
    assert french.slug == "our-house"
    assert list(Redirect.objects.values_list("old_path", flat=True)) == ["/en/guide/our-ward"]


@pytest.mark.parametrize("words", [None, b"", b'msgid "Our ward"\nmsgstr "Notre service"\n'])
def test_a_file_of_translations_that_is_none_is_asked_for_again(
    editor: Client, page: GuidePage, words: bytes | None
) -> None:
    into(editor, page, "fr")
    address = reverse("wagtail_localize:upload_pofile", args=[Translation.objects.get().pk])
    sent = {} if words is None else {"file": SimpleUploadedFile("x.po", words)}
    answer = editor.post(address, sent, follow=True)
    assert answer.status_code == 200 and "PO file" in answer.content.decode()
    assert not StringTranslation.objects.exists()


def test_of_a_page_that_is_deleted_no_sentence_stays(editor: Client, page: GuidePage) -> None:
    french = into(editor, page, "fr")
    say(editor, french, NEEDLE + ".", "Un héron.")
    GuidePage.objects.get(pk=french.pk).delete()
    GuidePage.objects.get(pk=page.pk).delete()
    assert String.objects.filter(data__contains=NEEDLE).exists(), "what the package itself leaves"
    forget_sentences()
    assert not String.objects.exists() and not Template.objects.exists()
    assert not StringTranslation.objects.exists() and not TranslationSource.objects.exists()


def test_a_page_that_still_stands_keeps_its_sentences(editor: Client, page: GuidePage) -> None:
    french = into(editor, page, "fr")
    say(editor, french, "Our ward", "Notre service")
    assert forget_sentences() == 0
    assert StringTranslation.objects.filter(data="Notre service").exists()


def test_preparing_again_leaves_a_translated_page_alone(editor: Client, page: GuidePage) -> None:
    french = into(editor, page, "fr")
    before = french.latest_revision_id
    make_guide()
    french.refresh_from_db()
    assert french.latest_revision_id == before and before is not None


def test_a_page_from_our_files_is_simply_edited(editor: Client, page: GuidePage) -> None:
    """It is there in both languages already: nobody submits it, and whoever saves it keeps it."""
    german = GuidePage.objects.get(slug="seclusion", locale__language_code="de")
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[german.pk])).content.decode()
    assert "js-translation-editor" not in html
    german.title = "Allein"
    german.save_revision().publish()
    make_guide()
    german.refresh_from_db()
    assert german.title == "Allein"


def test_the_right_to_translate_is_the_guide_editors_alone() -> None:
    permission = Permission.objects.get(codename="submit_translation")
    assert [group.name for group in permission.group_set.all()] == ["Guide editors"]


@pytest.mark.parametrize(
    ("role", "told"), [("Guide editors", True), ("Moderators", False), ("Administrators", False)]
)
def test_the_report_is_in_the_menu_of_whoever_may_open_it(
    tree: None, role: str, told: bool
) -> None:
    client = sign_in(Client(), staff("somebody@example.org", group=role))
    address = reverse("wagtail_localize:translations_report")
    assert (address in client.get("/admin/").content.decode()) is told
    assert (client.get(address).status_code == 200) is told


def test_home_pages_and_text_pages_keep_their_addresses() -> None:
    for model in (GuidePage, TextPage):
        assert "slug" in {field.field_name for field in model.translatable_fields}
    assert "slug" not in {field.field_name for field in HomePage.translatable_fields}
