"""Redact beside the original: reasons, what is kept when something is wrong, two at once."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from community.models import Coercion
from stories.actions.hold import release
from stories.actions.leaving.withdraw import withdraw
from stories.actions.refusals import HoldsCode
from stories.actions.rewrite import rewrite
from stories.desk.redact_form import rows_for
from stories.desk.sections import both_of
from tests.stories.desk.conftest import BOTH, address, open_it
from tests.stories.telling import DAY, redact_it, tell

pytestmark = BOTH

KINDER = "They held me down.\n\nNobody came for hours."


def form_of(told, **changes):
    """What the page would send when only this was changed."""
    submission = told.again()
    both = both_of(submission, told.safe())
    values = {name: getattr(both.current, name) for name in both.sections()}
    values |= {
        "edition": submission.edition,
        "version": both.version.number if both.version else 0,
        "flags": submission.flags,
        "flags_before": " ".join(submission.flags),
        "notes": list(both.current.notes),
        "coercion": list(both.current.coercion),
        "alternative": list(both.current.alternative),
        "left_out": both.left_out(),
    }
    return values | changes


def test_a_change_with_its_reason_becomes_a_version(staff_client):
    client, told = staff_client(), tell("waiting")
    topic = Coercion.objects.create(name="Restraint", slug="restraint", kind="coercion")
    open_it(client, told.submission)
    html = client.get(address(told.submission, "redact")).content.decode()
    assert "They tied me to the bed." in html
    assert 'lang="en"' in html
    response = client.post(
        address(told.submission, "redact"),
        form_of(
            told,
            happened=KINDER.replace("\n", "\r\n"),
            happened_why=["rare-detail"],
            notes=["restraint"],
            coercion=[topic.slug],
            left_out=["years"],
            flags=["minor"],
        ),
    )
    assert response.status_code == 302, response.context["form"].errors
    both = both_of(told.again(), told.safe())
    assert both.current.happened == KINDER
    assert both.original.happened.startswith("They tied me")
    assert both.reasons == {"happened": ["rare-detail"]}
    assert both.current.coercion == ("restraint",)
    assert both.current.years is None
    assert both.current.country == "FI"
    assert told.submission.labels == ["restraint"]
    assert told.submission.flags == ["minor"]
    assert both.version.made_by == client.user


def test_a_change_without_a_reason_is_said_beside_the_field_and_nothing_is_lost(staff_client):
    client, told = staff_client(), tell("waiting")
    open_it(client, told.submission)
    edition = told.again().edition
    response = client.post(
        address(told.submission, "redact"),
        form_of(told, happened=KINDER, title="A night", title_why=["rare-detail"]),
    )
    html = response.content.decode()
    assert response.status_code == 200
    assert "Please say why" in html
    assert 'href="#id_happened_why_0"' in html
    assert "They held me down." in html
    assert 'value="A night"' in html
    assert told.again().edition == edition
    assert not told.submission.versions.exists()


def test_a_reason_without_a_change_is_not_kept_and_the_story_is_never_emptied(staff_client):
    client, told = staff_client(), tell("waiting")
    open_it(client, told.submission)
    client.post(address(told.submission, "redact"), form_of(told, helped_why=["legal"]))
    assert both_of(told.again(), told.safe()).reasons == {}
    response = client.post(
        address(told.submission, "redact"), form_of(told, happened=" ", happened_why=["legal"])
    )
    assert "Something must stay" in response.content.decode()


def test_nothing_is_invented_where_the_author_gave_nothing(staff_client):
    client, told = staff_client(), tell("waiting", wish="", country="", years=None, setting="")
    open_it(client, told.submission)
    invented = {"wish": "More nurses", "wish_why": ["legal"], "country": "DE", "years": "1999"}
    client.post(address(told.submission, "redact"), form_of(told) | invented)
    current = both_of(told.again(), told.safe()).current
    assert (current.wish, current.country, current.years) == ("", "", None)


def test_a_story_that_is_not_on_the_desk_keeps_what_was_typed(staff_client):
    client, told = staff_client(), tell("offered")
    open_it(client, told.submission)
    response = client.post(
        address(told.submission, "redact"),
        form_of(told, happened=KINDER, happened_why=["rare-detail"]),
    )
    html = response.content.decode()
    assert "not possible at the point" in html
    assert "They held me down." in html


def test_a_story_taken_back_meanwhile_is_gone_and_its_words_are_not_shown_again(staff_client):
    client, told = staff_client(), tell("waiting")
    open_it(client, told.submission)
    typed = form_of(told, happened=KINDER)
    withdraw(submission_id=told.id, today=DAY)
    response = client.post(address(told.submission, "redact"), typed)
    assert response.url == "/admin/desk/"


def test_only_the_lead_takes_the_lead_s_flag_off_in_the_form(staff_client):
    mira, lea, told = staff_client(), staff_client("lea", "Safeguarding leads"), tell("waiting")
    mira.post(address(told.submission, "flag"))
    for client, left in ((mira, ["risk"]), (lea, [])):
        open_it(client, told.submission, "safeguarding")
        client.post(address(told.submission, "redact"), form_of(told, flags=[]))
        assert told.again().flags == left


def test_the_author_s_rewriting_becomes_the_original(staff_client):
    told = redact_it(tell("reading"), happened="Redacted.")
    release(submission_id=told.id, moderator=told.submission.holder, today=DAY)
    rewrite(submission_id=told.id, texts={"happened": "My own new words."}, today=DAY)
    both = both_of(told.again(), told.safe())
    assert both.original.happened == "My own new words."
    assert both.changed() == []


@pytest.mark.parametrize("section", ["title", "happened", "helped", "name", "region"])
def test_a_code_is_caught_in_every_section_before_it_is_kept(staff_client, section):
    client, told = staff_client(), tell("waiting")
    open_it(client, told.submission)
    typed = {section: f"See {told.code}.", f"{section}_why": ["contact"]}
    response = client.post(address(told.submission, "redact"), form_of(told, **typed))
    assert "This holds a code" in response.content.decode()
    assert not told.again().versions.exists()
    with pytest.raises(HoldsCode):
        redact_it(told, **{section: f"See {told.code}."})
    assert not told.again().versions.exists()


def test_topics_are_folded_the_chosen_ones_stand_above_and_none_stands_further_out(staff_client):
    call_command("load_topics", stdout=StringIO())
    client, told = staff_client(), tell("waiting", topics={"coercion": ["prone-restraint"]})
    open_it(client, told.submission)
    html = client.get(address(told.submission, "redact")).content.decode()
    assert '<details class="branch" open' not in html
    assert 'why-branch" open' not in html
    assert "<li>Prone restraint</li>" in html
    assert html.count("Keep this version") == 2
    twigs = re.findall(r'twig-(\d+)" for="id_[a-z]+_([\w-]+)"', html)
    depth = {slug: int(deep) for deep, slug in twigs}
    assert depth["restraint"] < depth["physical-restraint"] < depth["prone-restraint"]
    rules = Path(settings.ROOT, "community/static/css/desk.css").read_text()
    margins = re.findall(r"\.twig-(\d) \{ margin-inline-start: ([\d.]+)rem", rules)
    steps = {int(deep): float(wide) for deep, wide in margins}
    assert set(depth.values()) - {0} <= set(steps)
    assert sorted(steps, key=steps.get) == sorted(steps)


def test_a_box_is_as_tall_as_its_text():
    assert rows_for("short") == 4
    assert rows_for("\n".join(["line"] * 30)) == 31
    assert rows_for("x" * 520) == 11
    assert rows_for("x" * 50_000) == 60


def test_a_colleague_who_holds_it_is_named_on_every_page(staff_client):
    mira, noor, told = staff_client("mira"), staff_client("noor"), tell("waiting")
    open_it(mira, told.submission)
    open_it(noor, told.submission, "second-opinion")
    for room in ("read", "redact", "decide"):
        assert (
            "Mira has been working on this since"
            in noor.get(address(told.submission, room)).content.decode()
        )
        html = mira.get(address(told.submission, room)).content.decode()
        assert "been working on this" not in html
        assert 'href="/admin/desk/"' in html
