"""Every room of the admin, walked by those who care for stories, with words planted everywhere.

Where an author's words show, the page is strict: the public content policy, nothing inline, a
template that is not Wagtail's, nothing kept by the browser. And nowhere do they come into a title,
an address, a log, a session, a message or a job. New rooms are found by themselves.
"""

import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import get_resolver

from stories.actions.appeals.ask import ask_appeal
from stories.actions.write import write
from stories.vault.models import Claim, Submission
from tests.community.every_room import every_room
from tests.community.full_house import full_house
from tests.community.who_may_what import LEADS_ON
from tests.stories import telling
from tests.stories.claiming import a_public_story, is_in
from tests.stories.desk.claim_rooms import open_claim
from tests.stories.desk.conftest import BOTH, open_it
from tests.stories.desk.test_no_text import cells
from tests.stories.reporting import report_it
from tests.stories.telling import DAY, Told, a_moderator, tell

pytestmark = [
    BOTH,
    pytest.mark.once,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
# One for each place in which somebody wrote something.
NEEDLES = {
    "title": "quicksilverlantern",
    "happened": "thimblewharf",
    "helped": "marzipanledger",
    "wish": "cobaltorchard",
    "name": "Zephyrine",
    "redacted": "pewterharbour",
    "asked": "saffronquay",
    "answered": "obsidianbarn",
    "claimed": "velvetanchor",
    "reported": "gossamerkiln",
    "appealed": "tamarisklocket",
    "typed": "brambleclock",
}
INLINE = re.compile(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", re.I)
TITLE = re.compile(r"<title>(.*?)</title>", re.S)


def needles_in(text: str) -> list[str]:
    return [needle for needle in NEEDLES.values() if needle.lower() in text.lower()]


def planted() -> Told:
    told = tell(
        "reading",
        title=f"The {NEEDLES['title']}",
        happened=f"At the {NEEDLES['happened']} they held me.",
        helped=f"A {NEEDLES['helped']} helped.",
        wish=f"More {NEEDLES['wish']}.",
        name=NEEDLES["name"],
    )
    telling.redact_it(told, happened=f"At the {NEEDLES['redacted']} they held me.")
    write(
        submission_id=told.id,
        body=f"Is {NEEDLES['asked']} right?",
        today=DAY,
        moderator=a_moderator(),
    )
    write(submission_id=told.id, body=f"Yes, {NEEDLES['answered']}.", today=DAY)
    return told


@pytest.fixture
def house(settings: Any, tmp_path: Any) -> dict[str, Any]:
    settings.MEDIA_ROOT = tmp_path
    blanks = full_house()
    told = planted()
    public = a_public_story()
    claim = is_in(public, f"The words about {NEEDLES['claimed']}.")
    report = report_it(public, words=f"In the line about {NEEDLES['reported']}.")
    appeal = ask_appeal(submission_id=tell("declined").id, words=NEEDLES["appealed"], today=DAY)
    return blanks | {
        "report": report,
        "appeal": appeal,
        "desk_reports pk": report.pk,
        "desk_appeals pk": appeal.pk,
        "told": told,
        "claim": claim,
        "reference": told.submission.reference.lower(),
        "desk_claims pk": claim.pk,
    }


def text_of(response: HttpResponseBase) -> str:
    streaming = getattr(response, "streaming", False)
    body = response.getvalue() if streaming else response.content  # type: ignore[attr-defined]
    return str(body.decode(errors="replace"))


def walk(client: Client, house: dict[str, Any]) -> Iterator[tuple[str, HttpResponseBase]]:
    """Every room with its answer to looking and to sending; what it changed is taken back."""
    typed = {
        "body": NEEDLES["typed"],
        "happened": NEEDLES["typed"],
        "message": NEEDLES["typed"],
        "words": NEEDLES["typed"],
        "decision": "offer",
        "answer": "hide",
        "edition": house["told"].again().edition,
    }
    for room in every_room():
        if not room.name.startswith(("desk", "wagtailadmin_home", "wagtailadmin_account")):
            continue
        address = room.address(house)
        if address in LEADS_ON:
            continue
        for method, sent in (("get", {}), ("post", {}), ("post", typed)):
            with transaction.atomic("default"), transaction.atomic("keys"):
                # Rolled back after each: the gate is open again, and the story where it was.
                Submission.objects.get(pk=house["told"].id)
                yield f"{method} {room.name}", getattr(client, method)(address, sent)
                transaction.set_rollback(True, "default")
                transaction.set_rollback(True, "keys")


def public_policy() -> str:
    return str(Client().get("/en/stories/").headers["Content-Security-Policy"])


def not_strict(response: HttpResponseBase, html: str, policy: str) -> list[str]:
    """What a page with an author's words lacks."""
    headers = response.headers
    found = []
    if headers.get("Content-Security-Policy") != policy:
        found.append("the public policy")
    if headers.get("Cache-Control") != "no-store":
        found.append("no-store")
    if inline := INLINE.search(html):
        found.append(f"nothing inline: {inline.group()}")
    templates = [template.name or "" for template in getattr(response, "templates", [])]
    if any(name.startswith("wagtailadmin/") for name in templates):
        found.append("a template of its own")
    return found


@pytest.mark.parametrize("role", ["Moderators", "Safeguarding leads"])
def test_words_show_on_strict_pages_alone_and_nothing_keeps_them(
    staff_client: Any, house: dict[str, Any], role: str, caplog: pytest.LogCaptureFixture
) -> None:
    client, policy = staff_client("mira", role), public_policy()
    open_it(client, house["told"].submission)
    open_claim(client, house["claim"])
    for list_, matter in (("page-reports", house["report"]), ("appeals", house["appeal"])):
        assert client.post(f"/admin/{list_}/{matter.pk}/").url.endswith("/read/")
    seen: set[str] = set()
    wrong: list[str] = []
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("django.db.backends").setLevel(logging.CRITICAL)
        for where, response in walk(client, house):
            html = text_of(response)
            shown = needles_in(html)
            seen.update(shown)
            if shown:
                wrong += [
                    f"{where} lacks {missing}" for missing in not_strict(response, html, policy)
                ]
            title = " ".join(TITLE.findall(html))
            wrong += [f"{where}: {needle} in its title" for needle in needles_in(title)]
            wrong += [
                f"{where}: {needle} in a header" for needle in needles_in(str(response.headers))
            ]
            kept = str(dict(client.session))
            wrong += [f"{where}: {needle} in the session" for needle in needles_in(kept)]
            wrong += [
                f"{where}: {n} in the clear: {cell}" for cell, v in cells() for n in needles_in(v)
            ]
    assert wrong == []
    assert needles_in(caplog.text) == []
    # The walk did come by the words: each was seen somewhere, or this test would prove nothing.
    assert set(NEEDLES.values()) - seen == set()


def test_every_page_that_opens_a_seal_says_that_it_is_strict() -> None:
    """A view at the desk that can open a safe is one of the kinds that are strict."""
    from stories.desk.base import StrictPage
    from stories.desk.strict import Shut

    loose = [
        f"{view.__module__}.{view.__name__}"
        for view in views_of_the_desk()
        if hasattr(view, "safe") and not issubclass(view, Shut)
    ]
    assert loose == []
    assert any(issubclass(view, StrictPage) for view in views_of_the_desk())


def views_of_the_desk() -> Iterator[type]:
    def found(resolver: Any) -> Iterator[Any]:
        for pattern in resolver.url_patterns:
            if hasattr(pattern, "url_patterns"):
                yield from found(pattern)
            else:
                yield pattern.callback

    for view in found(get_resolver()):
        kind = getattr(view, "view_class", None)
        if kind is not None and kind.__module__.startswith("stories.desk"):
            yield kind


def test_a_claim_was_walked(house: dict[str, Any]) -> None:
    assert Claim.objects.filter(pk=house["desk_claims pk"]).exists()
