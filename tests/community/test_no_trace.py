"""Somebody comes by, looks for something, tries to sign in, and goes. Nothing of it is left.

Needles are where they came from, with what, by which link, and what they looked for. They are
sought in every table of both databases, in the files of SQLite, in the search index, in sessions,
in every log down to the last detail, and in every key and value of the cache: this process's own
and Redis. What nginx and the web server write is looked at where these run.
"""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as now
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from community.logs import JsonFormatter, QuietFormatter
from community.residue.cache import search_caches
from community.residue.needles import Needle
from community.residue.report import search
from tests.community.staff import ASK, CONFIRM, SECOND, sign_in, staff
from tests.groups.factories import make_group
from tests.stories.claiming import a_public_story

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
ADDRESS, BEHIND, IPV6 = "203.0.113.77", "198.51.100.23", "2001:db8:77:77::9"
AGENT, CAME_FROM = "Quastenflosserbrowser/7.7", "https://came-from.example/ward-three/"
WORDS = "Zwielicht Quastenflosser am Fjord"
TYPED = "zwielicht@quastenflosser.example"
SOUGHT = (ADDRESS, BEHIND, IPV6, AGENT, "came-from.example", "Quastenflosser")
# Whoever tries to sign in is known by a session for ten minutes; nowhere else, by what they typed.
LOOKING = (
    "/en/",
    "/en/stories/",
    "/en/search/",
    "/de/search/",
    "/en/find/",
    "/en/circles/",
    "/en/circles/list/",
    "/en/helplines/",
    "/en/evidence/",
    "/en/plan/",
    "/en/guide/",
    "/en/dossier/",
    "/api/stories",
    "/api/groups",
    "/api/circles",
    "/feeds/stories.atom",
    "/en/share/",
    "/en/share/words/",
    "/en/share/return/",
    "/en/nowhere-at-all/",
)
FORMS = ("/en/share/return/", "/en/share/words/", "/en/share/report/", "/en/find/enter/", SECOND)
DESK = (
    "/admin/desk/",
    "/admin/reports/audit/",
    "/admin/users/",
    "/admin/listings/",
    "/admin/pages/search/",
)


@pytest.fixture
def everything_said() -> Iterator[Path]:
    """Both forms of our logs, from every logger there is, in a folder that is searched."""
    folder = Path(now.LOG_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "visit.log"
    handlers = []
    for formatter in (QuietFormatter(), JsonFormatter()):
        handler = logging.FileHandler(file)
        handler.setFormatter(formatter)
        handlers.append(handler)
    names = ("", "django", "django.request", "django.security", "django_tasks", "community")
    before = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).handlers += handlers
        logging.getLogger(name).setLevel(logging.INFO)
    yield file
    for name, level in before.items():
        logger = logging.getLogger(name)
        logger.handlers = [one for one in logger.handlers if one not in handlers]
        logger.setLevel(level)
    for handler in handlers:
        handler.close()
    file.unlink()


def visitor(address: str = ADDRESS, **more: Any) -> Client:
    return Client(
        raise_request_exception=False,
        REMOTE_ADDR=address,
        HTTP_USER_AGENT=AGENT,
        HTTP_REFERER=CAME_FROM,
        HTTP_X_FORWARDED_FOR=f"{IPV6}, {BEHIND}",
        **more,
    )


def look_around(client: Client, *, broken: bool = True) -> set[int]:
    """Every box that can be typed into, and forms that are wrong; which statuses came."""
    asked = {"q": WORDS, "near": WORDS, "kind": WORDS, "country": WORDS, "page": WORDS}
    came = {client.get(path, asked).status_code for path in LOOKING}
    came |= {client.get(path, {"q": WORDS}).status_code for path in LOOKING}
    sent = {"code": WORDS, "words": "", "email": TYPED, "details": "", "website": WORDS}
    return came | {client.post(path, sent).status_code for path in FORMS}


def try_to_sign_in(client: Client) -> None:
    for address in (TYPED, "mod@example.org"):
        for _ in range(7):
            client.post(ASK, {"email": address})
        client.post(CONFIRM, {"code": "1234-5678"})
        client.post(SECOND, {"code": "123456"})


def work(client: Client) -> None:
    for path in DESK:
        assert client.get(path, {"q": WORDS, "story": WORDS}).status_code < 500


def left(*also: str) -> list[str]:
    sought = [*SOUGHT, *also]
    report = search([Needle(number, text) for number, text in enumerate(sought, start=1)])
    assert not report.unread
    return [f"{sought[one.number - 1]}: {one}" for one in report.findings]


def the_visit() -> None:
    call_command("load_topics", verbosity=0)
    make_group("Example", confirmed_on=None)
    a_public_story()
    came = look_around(visitor())
    assert 200 in came and max(came) < 500, came
    try_to_sign_in(visitor())
    work(sign_in(visitor(), staff("lead@example.org", is_superuser=True)))


@pytest.mark.parametrize("proxies", [0, 1])
def test_nothing_is_left_of_a_visit(
    settings: Any, everything_said: Path, proxies: int, monkeypatch: Any
) -> None:
    settings.PROXIES = proxies
    staff("mod@example.org")
    the_visit()
    assert cache._cache, "limits are counted"
    assert everything_said.stat().st_size, "and something was said"
    assert left() == []
    names = [Needle(1, TYPED), Needle(2, "mod@example.org"), Needle(3, "lead@example.org")]
    assert [str(found) for found in search_caches(names)] == []


def test_the_search_would_see_it(everything_said: Path) -> None:
    """Each place that is said to hold nothing is shown to be looked at."""
    cache.set("rl:login:ip:203.0.113.77", [1.0])
    staff("one@example.org", first_name="Quastenflosser")
    logging.getLogger("community").warning("Bad request by %s", AGENT)
    places = "\n".join(left())
    for place in ("cache default: key", "community_user.first_name", "logs, file"):
        assert place in places


@pytest.mark.redis
def test_nor_in_redis(settings: Any, redis_socket: str, everything_said: Path) -> None:
    import redis

    settings.CACHES = {
        "default": {
            "BACKEND": "community.cache.RedisOrMemory",
            "LOCATION": redis_socket,
        }
    }
    settings.PAGE_CACHE_URL = redis_socket
    try:
        staff("mod@example.org")
        the_visit()
        keys = redis.Redis.from_url(redis_socket).keys()
        kinds = {key.split(b":")[0 if key.startswith(b"hnh") else 2][:8] for key in keys}
        assert b"hnh:pages" in keys and b"throttle" in kinds, "pages and limits are kept there"
        assert left() == []
        names = [Needle(1, TYPED), Needle(2, "mod@example.org"), Needle(3, "lead@example.org")]
        assert [str(found) for found in search_caches(names)] == []
    finally:
        del settings.CACHES, settings.PAGE_CACHE_URL
