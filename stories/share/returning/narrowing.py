"""What narrows an author down among the stories of this site, told before anything is public.

Everything that the page would show beside the words, and that readers can search by, is a fact;
`community.lib.disclosure` finds the combinations that no other public story, or only one, has.
"""

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import add

from django.conf import settings
from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from community.lib.disclosure import FEW, Rare, rare
from stories.choices import TOLD_BY, Detail, Perspective, Setting
from stories.document import Content, Shown
from stories.models import Story
from stories.models.story import StoryAlternative, StoryCoercion
from stories.reading import country_name, language_name, topic_labels

MOST = 5  # more would not be read
BITS = 30  # facts in one number, which every database adds up without running over
Kind = tuple[int, ...]


@dataclass(frozen=True)
class Fact:
    """One thing that the page shows, in words, and the switch that hides it, if there is one."""

    label: str
    detail: str = ""


@dataclass(frozen=True)
class Finding:
    """A combination in a sentence, and what would be hidden so that it is gone."""

    says: str
    unique: bool
    hides: tuple[str, ...]


@dataclass(frozen=True)
class Press:
    """One button, and everything that is gone with it; no details where nothing has a switch."""

    hides: tuple[str, ...]
    findings: list[Finding]

    @property
    def label(self) -> str:
        """The button’s words."""
        named = [str(Detail(slug).label) for slug in self.hides]
        return _("Do not show %(details)s") % {"details": get_text_list(named, _("and"))}


@dataclass(frozen=True)
class Narrowing:
    """What to tell: one general sentence while there are few stories, findings afterwards."""

    few: bool
    findings: list[Finding]

    @property
    def presses(self) -> list[Press]:
        """The findings by what hides them, each button once."""
        by_switch: dict[tuple[str, ...], list[Finding]] = {}
        for finding in self.findings:
            by_switch.setdefault(finding.hides, []).append(finding)
        return [Press(hides, findings) for hides, findings in by_switch.items()]


def narrowing(content: Content, shown: Shown, *, reference: str, today: date) -> Narrowing:
    """What this page would show that hardly anybody else here shows; it knows this site only.

    The unique ones first, the smallest first among them. Four queries at most.
    """
    others = Story.objects.public(today).exclude(reference=reference)
    enough = settings.PERIODS["NARROWING_MINIMUM"]
    if others.order_by()[:enough].count() < enough:  # counts no further than it needs
        return Narrowing(few=True, findings=[])
    found = sorted(rare(_holders(_facts(content, shown), others)), key=lambda one: one.others)
    return Narrowing(few=False, findings=[_finding(one) for one in found[:MOST]])


def _holders(facts: dict[Fact, Q], others: QuerySet[Story]) -> dict[Fact, set[Kind]]:
    """For each fact who else shows it, counted by the database in one query.

    Stories that share the same facts are alike here, so each such kind stands for its stories: as
    many times as there are, up to as many as are enough not to stand out.
    """
    conditions = list(facts.values())
    masks = [_mask(conditions[first : first + BITS]) for first in range(0, len(conditions), BITS)]
    named = {f"mask_{number}": mask for number, mask in enumerate(masks)}
    kinds = others.annotate(**named).values_list(*named).annotate(stories=Count("pk")).order_by()
    holders: dict[Fact, set[Kind]] = {fact: set() for fact in facts}
    for *kind, stories in kinds:
        alike = {(*kind, number) for number in range(min(stories, FEW))}
        for number, fact in enumerate(facts):
            if kind[number // BITS] >> number % BITS & 1:
                holders[fact] |= alike
    return holders


def _mask(conditions: list[Q]) -> Combinable:
    """One number in which each condition that holds is a bit."""
    bits = [
        Case(When(condition, then=Value(1 << place)), default=Value(0))
        for place, condition in enumerate(conditions)
    ]
    return reduce(add, bits)


def _facts(content: Content, shown: Shown) -> dict[Fact, Q]:
    """Everything that the page would show and readers can search by, and who shows it too."""
    facts = _details(content, shown)
    topics = {"coercion": list(content.coercion), "alternative": list(content.alternative)}
    for topic in topic_labels(topics):
        through = StoryAlternative if topic.helped else StoryCoercion
        tagged = through.objects.filter(tag__slug=topic.slug).values("content_object")
        facts[Fact(topic.label)] = Q(pk__in=tagged)
    told_by = str(TOLD_BY[Perspective(content.perspective)])
    facts[Fact(told_by)] = Q(perspective=content.perspective)
    language = _("written in %(language)s") % {"language": language_name(content.language)}
    facts[Fact(language)] = Q(language=content.language)
    return facts


def _details(content: Content, shown: Shown) -> dict[Fact, Q]:
    """What has a switch. A name is its author's own choice and no fact about a life."""
    facts = {}
    there = {detail: shown.value(detail, content) for detail in Detail}
    if country := there.get(Detail.COUNTRY):
        facts[Fact(country_name(country), Detail.COUNTRY.value)] = Q(country=country)
    if region := there.get(Detail.REGION):
        facts[Fact(region, Detail.REGION.value)] = Q(region__iexact=region)
    if setting := there.get(Detail.SETTING):
        facts[Fact(str(Setting(setting).label), Detail.SETTING.value)] = Q(setting=setting)
    years = there.get(Detail.YEARS)
    for decade in range(years[0] // 10 * 10, years[1] + 1, 10) if years else ():
        label = _("the %(decade)ss") % {"decade": decade}
        in_it = Q(from_year__isnull=False, from_year__lte=decade + 9, to_year__gte=decade)
        facts[Fact(label, Detail.YEARS.value)] = in_it
    return facts


def _finding(found: Rare[Fact]) -> Finding:
    facts = get_text_list([fact.label for fact in found.facts], _("and"))
    switches = {fact.detail for fact in found.facts}
    hides = tuple(detail.value for detail in Detail if detail.value in switches)
    return Finding(_sentence(found) % {"facts": facts}, found.unique, hides)


def _sentence(found: Rare[Fact]) -> str:
    if len(found.facts) == 1:
        if found.unique:
            return _("Only your story on this site shows this: %(facts)s.")
        return _("One other story on this site shows this: %(facts)s.")
    if found.unique:
        return _("Only you on this site combine: %(facts)s.")
    return _("One other story on this site combines: %(facts)s.")
