"""The pages of the plan. They hold questions and never an answer."""

from typing import Final

from csp.constants import NONE
from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from community.settings.policy import PUBLIC_POLICY
from home.answering import answer
from home.models import PlanLaw
from home.plan.sections import CARD, KINDS, Kind

INDEX: Final = "plan:index"
# Law: nothing of a plan is ever sent. No form leads anywhere and no script can ask anything.
PLAN_POLICY: Final = PUBLIC_POLICY | {"connect-src": [NONE], "form-action": [NONE]}


@require_safe
@csp_replace(PLAN_POLICY)
def index(request: HttpRequest) -> HttpResponse:
    """What a plan is, which kinds there are, and what is known of the law."""
    context = {"kinds": KINDS.values(), "laws": PlanLaw.objects.all()}
    return answer(request, "plan/index.html", context, index=INDEX, way=[_("Your plan")])


@require_safe
@csp_replace(PLAN_POLICY)
def plan(request: HttpRequest, kind: str) -> HttpResponse:
    """The questions of one kind. Raises Http404 for a kind that there is not."""
    if kind not in KINDS:
        raise Http404
    found: Kind = KINDS[kind]
    labels = {one.id: one.label for part in found.sections for one in part.questions}
    card = [{"id": name, "label": labels[name]} for name in CARD if name in labels]
    context = {"kind": found, "card": card}
    way = [_("Your plan"), found.title]
    return answer(request, "plan/plan.html", context, index=INDEX, way=way)


@require_safe
@csp_replace(PLAN_POLICY)
def writing(request: HttpRequest) -> HttpResponse:
    """A page to write for nobody."""
    way = [_("Your plan"), _("Write it for yourself")]
    return answer(request, "plan/writing.html", {}, index=INDEX, way=way)
