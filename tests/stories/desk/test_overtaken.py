"""Two moderators at one story: what one took out never comes back by the other's pressing once."""

import re
from html import unescape

import pytest

from community.models import Coercion
from stories.actions.hold import release
from stories.actions.redact import flag
from stories.actions.rewrite import rewrite
from stories.desk.sections import both_of
from tests.stories.desk.conftest import BOTH, address, open_it
from tests.stories.desk.test_redact import form_of
from tests.stories.telling import DAY, redact_it, tell

pytestmark = BOTH

NAMED = "They tied me to the bed.\n\nDr Quirina Lindqvist came after hours."
SAFE = "They tied me to the bed.\n\nA doctor came after hours."
OTHER = "They held me. Dr Quirina Lindqvist came after hours."
WHY = ["names-a-person"]


@pytest.fixture()
def desk(staff_client):
    """Mira and Noor, both with the same page open."""
    mira, noor = staff_client("mira"), staff_client("noor")
    told = tell("waiting", happened=NAMED)
    open_it(mira, told.submission)
    open_it(noor, told.submission, "second-opinion")
    return mira, noor, told


def post(client, told, values):
    return client.post(address(told.submission, "redact"), values)


def as_sent_by(response):
    """What a browser sends when somebody presses once on this page and changes nothing."""
    form = response.context["form"]
    values = {}
    for bound in form:
        value = bound.value()
        values[bound.name] = "" if value is None else value
    for row in response.context["rows"]:
        values[f"{row['name']}_mine"] = [typed["text"] for typed in row["typed"]]
    return values


def now(told):
    return both_of(told.again(), told.safe()).current


def test_a_name_that_the_other_took_out_does_not_come_back(desk):
    mira, noor, told = desk
    late = form_of(told, happened=OTHER, happened_why=["rare-detail"])
    assert post(mira, told, form_of(told, happened=SAFE, happened_why=WHY)).status_code == 302
    response = post(noor, told, late)
    html = unescape(response.content.decode())
    assert "Somebody was faster" in html
    assert "Mira was here: redacted" in html
    boxes = re.findall(r'<textarea[^>]*name="(\w+)"([^>]*)>\n?([^<]*)', html)
    found = {name: (text, "readonly" in attributes) for name, attributes, text in boxes}
    assert found["happened"] == (SAFE, False)
    assert found["happened_mine"] == (OTHER, True)
    assert post(noor, told, as_sent_by(response)).status_code == 302
    assert now(told).happened == SAFE


def test_what_was_not_touched_follows_theirs_and_what_only_one_changed_is_taken_over(desk):
    mira, noor, told = desk
    late = form_of(told, title="Open doors", title_why=["rare-detail"])
    post(mira, told, form_of(told, happened=SAFE, happened_why=WHY))
    response = post(noor, told, late)
    html = response.content.decode()
    assert "Only you changed this" in html
    assert "readonly" not in html
    assert post(noor, told, as_sent_by(response)).status_code == 302
    both = both_of(told.again(), told.safe())
    assert (both.current.title, both.current.happened) == ("Open doors", SAFE)
    assert both.reasons == {"title": ["rare-detail"], "happened": WHY}


def test_notes_topics_and_flags_of_both_are_kept_and_what_was_taken_off_stays_off(staff_client):
    for slug in ("restraint", "seclusion"):
        Coercion.objects.create(name=slug.title(), slug=slug, kind="coercion")
    mira, noor = staff_client("mira"), staff_client("noor")
    told = redact_it(tell("reading"), notes=("police",))
    flag(submission_id=told.id, moderator=mira.user, flags=["detained"])
    open_it(mira, told.submission, "continue")
    open_it(noor, told.submission, "continue")
    late = form_of(
        told, notes=["police", "death"], coercion=["seclusion"], flags=["detained", "minor"]
    )
    theirs = form_of(
        told,
        notes=["restraint"],
        coercion=["restraint"],
        flags=["alleged-crime"],
        left_out=["years"],
    )
    assert post(mira, told, theirs).status_code == 302
    response = post(noor, told, late)
    html = response.content.decode()
    for said in (
        "Yours, added: death",
        "Theirs, still ticked: being held or tied down",
        "Taken off meanwhile, and not put back: police",
        "Yours, added: Seclusion",
        "Theirs, still ticked: Restraint",
        "Yours, added: about a child",
    ):
        assert said in html
    assert post(noor, told, as_sent_by(response)).status_code == 302
    current = now(told)
    assert current.notes == ("death", "restraint")
    assert current.coercion == ("restraint", "seclusion")
    assert current.years is None
    assert told.submission.flags == ["alleged-crime", "detained", "minor"]


def test_what_was_typed_stays_beside_it_when_the_next_press_goes_wrong_too(desk):
    mira, noor, told = desk
    late = form_of(told, happened=OTHER, happened_why=["rare-detail"])
    post(mira, told, form_of(told, happened=SAFE, happened_why=WHY))
    again = as_sent_by(post(noor, told, late)) | {"title": "No reason given"}
    response = post(noor, told, again)
    assert "Please say why" in response.content.decode()
    assert OTHER in unescape(response.content.decode())
    third = as_sent_by(response)
    post(mira, told, form_of(told, happened="Shorter.", happened_why=WHY))
    html = unescape(post(noor, told, third).content.decode())
    assert OTHER in html
    assert "No reason given" in html
    assert now(told).happened == "Shorter."


def test_without_knowing_where_they_began_theirs_stands_and_ours_is_shown(desk):
    mira, noor, told = desk
    late = form_of(told, title="Open doors", happened=NAMED, notes=["death"])
    late |= {"version": "77"}
    post(mira, told, form_of(told, happened=SAFE, happened_why=WHY))
    response = post(noor, told, late)
    values = as_sent_by(response)
    assert values["happened"] == SAFE
    assert values["happened_mine"] == [NAMED]
    assert values["title_mine"] == ["Open doors"]
    assert values["notes"] == []


def test_what_the_author_rewrote_meanwhile_is_where_it_goes_on(desk):
    _mira, noor, told = desk
    late = form_of(told, helped="A nurse.", helped_why=["rare-detail"], region="")
    release(submission_id=told.id, moderator=told.again().holder, today=DAY)
    texts = {"happened": "My own new words.", "helped": ""}
    rewrite(submission_id=told.id, texts=texts, today=DAY)
    response = post(noor, told, late)
    html = unescape(response.content.decode())
    assert "My own new words." in html
    assert "A nurse." in html
    assert "Quirina" not in html
