"""Invented listings for a day in the directory. Runs inside the site's own process."""

from datetime import date, timedelta

from groups.actions.send import hand_in
from groups.choices import Kind, Scope
from groups.circles.choices import CrisisCall, Way
from groups.models import Circle, Group, Suggestion
from groups.models.suggestion import SuggestionKind
from tests.groups.factories import make_circle, make_group, make_steward

VOICES, LANTERNS, OFFICE = "Example Voices", "Example Lanterns", "Example ombudsperson"
CIRCLE = "Example evening circle"
LINK = "https://meet.example.org/evening"
NUMBER = "+420 541 000 000"
TOLD = "They meet on Mondays at the lamp by the river."


def begin(today: date) -> None:
    """A change that waits, a group that a visitor misses, an office to look up again."""
    voices = make_group(
        VOICES,
        confirmed_on=today,
        about="We meet every week.",
        offers=["legal-help", "information"],
        languages=["cs", "en"],
        access=["step-free"],
        control="majority",
        control_as=["board"],
        contacts={"phone": NUMBER, "website": "https://example.org/voices"},
    )
    send_change(voices, about="We meet every Monday, and tea is ready from six.")
    make_group(
        OFFICE,
        kind=Kind.PUBLIC_OFFICE,
        scope=Scope.COUNTRY,
        about="Looks into complaints about places where people are held.",
        confirmed_on=today - timedelta(days=230),
        source_url="https://example.org/law",
        source_on=today - timedelta(days=230),
        contacts={"phone": "+420 542 000 000"},
    )
    make_steward(make_group("Example Quiet Hours", confirmed_on=today), "hours@example.org")
    send_circle()
    Suggestion.objects.create(
        kind=SuggestionKind.NEW,
        name=LANTERNS,
        place="Brno",
        text=TOLD,
        language="en",
        told_on=today,
    )


def send_circle() -> None:
    """A new one waits. Its words do not go with its promise."""
    circle = make_circle(
        CIRCLE,
        public=False,
        confirmed_on=None,
        way=Way.HYBRID,
        convenor="Three people who have been on the ward",
        training_words="Core training, 2024",
        crisis_call=CrisisCall.NEVER,
        crisis="We sit with you. By law we would have to call an ambulance.",
        access=["step-free", "camera-off", "breaks"],
        meeting={"link": LINK, "venue_name": "Example House"},
    )
    keeper = make_steward(circle, "evening@example.org")
    hand_in(Circle.objects.get(pk=circle.pk), keeper)


def send_change(group: Group, about: str) -> None:
    """Its organiser sends other words, offers and access to be checked."""
    keeper = make_steward(group) if not group.stewards.exists() else group.stewards.get().user
    newest = Group.objects.get(pk=group.pk).get_latest_revision_as_object()
    newest.about, newest.offers = about, ["information", "training"]
    newest.access = ["step-free", "quiet-space"]
    hand_in(newest, keeper)


def send_again(about: str) -> None:
    """After an editor sent it back."""
    send_change(Group.objects.get(name=VOICES), about)
