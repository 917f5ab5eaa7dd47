"""The first page of a visit, and the small answers an author can give there."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from community.models import Helpline
from community.words import say
from stories.actions.appeals.ask import may_appeal
from stories.actions.leaving.take_off import take_off
from stories.actions.pace import set_pace
from stories.actions.publish import cool_on
from stories.actions.reconsider import look_again, take_back_yes
from stories.actions.sending.choose import CHOICES, MAY_CHOOSE, choose
from stories.came_of_it import came_of
from stories.choices import Choice
from stories.share.helping import listening_line
from stories.share.returning.adding import MAY_ADD
from stories.share.returning.appealing import waits_for_another
from stories.share.returning.journey import journey
from stories.share.returning.messages import take_in
from stories.share.returning.new_words import new_words
from stories.share.returning.others import what_others_did
from stories.share.returning.pacing import PaceForm, begun_with
from stories.share.returning.renewing import renewal
from stories.share.returning.review import review
from stories.share.returning.standing import day, standing
from stories.share.returning.visit import Visit, for_author, page
from stories.share.returning.wishing import WishForm
from stories.vault.models import Stage, State


@require_safe
@for_author
def story(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Where it stands, what waits for its author, and what they can do now."""
    return page(request, visit, "story", **_what_stands(visit))


def _what_stands(visit: Visit) -> dict[str, Any]:
    submission, safe = visit.submission, visit.safe
    news = take_in(visit)
    context: dict[str, Any] = {
        "news": news,
        "listening": listening_line() if news else None,
        "standing": standing(visit, news=bool(news)),
        "review": review(visit),
        "journey": journey(visit),
        "renewal": renewal(visit),
        "others": what_others_did(visit),
        "new_words": new_words(visit),
        "came": came_of(submission.reference),
        "appeal": waits_for_another(visit),
        "may_appeal": may_appeal(submission),
        "translations_ask": submission.translations.filter(stage=Stage.ASKED).exists(),
        "may_rewrite": visit.state in (State.WAITING, State.ASKED, State.DECLINED),
        "may_add": visit.state in MAY_ADD,
    }
    if visit.state == State.DECLINED:
        context["helplines"] = Helpline.objects.everywhere()
    if visit.state in MAY_CHOOSE:
        context["wish"] = WishForm(initial={"choice": safe.get(submission, "choice")})
    if visit.state == State.APPROVED:
        kept = safe.get(submission, "pace", {})
        begin = begun_with(kept, visit.today) | {"alone": kept.get("alone")}
        context["pace"] = PaceForm(today=visit.today, initial=begin)
        context["power"] = say("people_with_power")
        context["first_day"] = day(cool_on(submission, safe))
    return context


@require_POST
@for_author
def pace(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Lengthen the time to think, wait until a month, or do without company."""
    form = PaceForm(request.POST, today=visit.today)
    if not form.is_valid():
        return page(request, visit, "story", **(_what_stands(visit) | {"pace": form}))
    set_pace(
        submission_id=visit.submission.id,
        **form.pace(),
        language=visit.language,
        today=visit.today,
    )
    changed = visit.again()
    first = day(cool_on(changed.submission, changed.safe))
    messages.success(request, _("Done. It will not be public before %(day)s.") % {"day": first})
    return redirect("share:story")


@require_POST
@for_author
def wish(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Choose again what is done with the story."""
    form = WishForm(request.POST)
    if not form.is_valid() or form.cleaned_data["choice"] not in CHOICES:
        return page(request, visit, "story", **(_what_stands(visit) | {"wish": form}))
    choose(
        submission_id=visit.submission.id,
        choice=Choice(form.cleaned_data["choice"]),
        language=visit.language,
        today=visit.today,
    )
    messages.success(request, _("Done. We do with it what you chose, from now on."))
    return redirect("share:story")


@require_POST
@for_author
def not_yet(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take back the yes while it is not public."""
    take_back_yes(submission_id=visit.submission.id, language=visit.language, today=visit.today)
    messages.success(
        request, _("Your yes is taken back. It will not be published unless you say yes again.")
    )
    return redirect("share:story")


@require_POST
@for_author
def off(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take it off the page and keep it here, locked."""
    take_off(submission_id=visit.submission.id, language=visit.language, today=visit.today)
    messages.success(request, _("It is off the page. Only your code leads to it now."))
    return redirect("share:story")


@require_POST
@for_author
def again(request: HttpRequest, visit: Visit) -> HttpResponse:
    """See the page once more: to show more of it, or to publish it again."""
    changed = look_again(
        submission_id=visit.submission.id, language=visit.language, today=visit.today
    )
    if changed.state == State.OFFERED:
        return redirect("share:approve")
    messages.success(request, _("A person will look at it first. Nothing of it is public now."))
    return redirect("share:story")
