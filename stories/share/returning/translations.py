"""A story in other languages, for its author: whether they read it, and what they say to it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from community.lib.canonical import digest
from stories.actions.refusals import NotNow, NotWhatWasSeen
from stories.actions.translating.agree import (
    agree_to_translation,
    say_whether_read,
    wish_for_translation,
)
from stories.actions.translating.leave import take_down_translation
from stories.actions.translating.publish import translation_cool_on
from stories.actions.translating.wording import (
    YES,
    is_of_these_words,
    public_original,
    translated_document,
)
from stories.consent import Purpose
from stories.reading import language_name, read
from stories.share.returning.forms import ChangeForm
from stories.share.returning.standing import day
from stories.share.returning.visit import Visit, for_author, page
from stories.share.wordings import in_words
from stories.vault.models import Stage, Translation
from stories.vault.models.translation import MAY_BE_WRITTEN, SAID_YES


@dataclass(frozen=True)
class Row:
    """One translation in the list."""

    language: str
    name: str
    stands: str
    asks: bool


def rows(visit: Visit) -> list[Row]:
    """Every translation, by language."""
    return [
        Row(
            language=one.language,
            name=language_name(one.language),
            stands=stands(visit, one),
            asks=one.stage == Stage.ASKED,
        )
        for one in visit.submission.translations.all()
    ]


def stands(visit: Visit, translation: Translation) -> str:
    """Where it stands, in words for its author."""
    if translation.stage == Stage.APPROVED:
        first = day(translation_cool_on(translation, visit.safe))
        return _("It is not public before %(day)s. You can take it back.") % {"day": first}
    return {
        Stage.WRITING: _("A moderator is writing it. Nothing of it is public."),
        Stage.TO_CHECK: _("A second person is to check it. Nothing of it is public."),
        Stage.ASKED: _("It waits for your answer. Nothing of it is public."),
        Stage.PUBLIC: _("It is public."),
        Stage.REFUSED: _("You did not want it. What was written is destroyed."),
    }[Stage(translation.stage)]


@require_safe
@for_author
def translations_page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All of them, and whether they are allowed at all."""
    switches = visit.safe.get(visit.submission, "switches", {})
    return page(
        request,
        visit,
        "translations",
        rows=rows(visit),
        allowed=bool(switches.get(Purpose.TRANSLATE.value)),
        words=in_words(Purpose.TRANSLATE),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_author
def translation_page(request: HttpRequest, visit: Visit, language: str) -> HttpResponse:
    """One of them: the question, the exact page, and the answers to it."""
    translation = _translation(visit, language)
    if request.method != "POST":
        return _show(request, visit, translation)
    about: dict[str, Any] = {
        "submission_id": visit.submission.id,
        "translated": language,
        "today": visit.today,
    }
    if "wish" in request.POST:
        return _wish(request, visit, translation, about)
    if "yes" in request.POST:
        return _say_yes(request, visit, translation, about)
    if "down" in request.POST:
        take_down_translation(**about, language=visit.language)
        said = _("It is off. What was written in this language is destroyed.")
    else:
        reads = request.POST.get("reads") == "yes"
        say_whether_read(**about, reads=reads, language=visit.language)
        said = _("Thank you. Your answer is written down.")
    messages.success(request, said)
    return redirect("share:translation", language)


def _translation(visit: Visit, language: str) -> Translation:
    found = visit.submission.translations.filter(language=language).first()
    if found is None:
        raise NotNow
    return found


def _say_yes(
    request: HttpRequest, visit: Visit, translation: Translation, about: dict[str, Any]
) -> HttpResponse:
    seen = request.POST.get("seen_hash", "")
    try:
        agree_to_translation(**about, seen_hash=seen, language=visit.language)
    except NotWhatWasSeen:
        return _show(request, visit, translation, moved=True, status=409)
    messages.success(request, _("Thank you. Your yes is written down."))
    return redirect("share:translation", translation.language)


def _wish(
    request: HttpRequest, visit: Visit, translation: Translation, about: dict[str, Any]
) -> HttpResponse:
    form = ChangeForm(request.POST)
    if not form.is_valid():
        return _show(request, visit, translation, form=form)
    wish_for_translation(**about, body=form.cleaned_data["body"])
    messages.success(request, _("Your wish has arrived. We will show you the page again."))
    return redirect("share:translation", translation.language)


def _show(
    request: HttpRequest,
    visit: Visit,
    translation: Translation,
    *,
    form: ChangeForm | None = None,
    moved: bool = False,
    status: int = 200,
) -> HttpResponse:
    answered = visit.safe.get(translation, "reads")
    document = _document(visit, translation)
    asked = translation.stage == Stage.ASKED
    return page(
        request,
        visit,
        "translation",
        status=status,
        language=translation.language,
        language_name=language_name(translation.language),
        stands=stands(visit, translation),
        answered=answered,
        may_answer=translation.stage in MAY_BE_WRITTEN,
        refused=translation.stage == Stage.REFUSED,
        said_yes=translation.stage in SAID_YES,
        reading=read(document) if document else None,
        seen_hash=digest(document) if document else "",
        ready=bool(document) and asked and answered == YES,
        asked=asked,
        moved=moved,
        form=form or ChangeForm(),
        publish=in_words(Purpose.PUBLISH),
        translate=in_words(Purpose.TRANSLATE),
    )


def _document(visit: Visit, translation: Translation) -> str:
    """The exact page, once a second person has checked it; as it would be with a yes."""
    if translation.stage not in (*SAID_YES, Stage.ASKED):
        return ""
    try:
        story = public_original(visit.submission)
    except NotNow:  # suspended for now: it can still be taken down
        return ""
    if not is_of_these_words(translation, visit.safe, story.document):
        return ""
    read_it = True if translation.stage == Stage.ASKED else None
    return translated_document(translation, visit.safe, story.document, author_read=read_it)
