"""The server asks no other host, whatever it is given. ASVS 1.3.6, 13.2.4, 13.2.5, 15.3.2.

In tests every connection to another machine raises (`tests/conftest.py`), so an attempt is seen.
"""

import ast
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from wagtail.embeds.embeds import get_embed
from wagtail.embeds.exceptions import EmbedException
from wagtail.embeds.finders import get_finders
from wagtail.embeds.models import Embed

from home.templatetags.rich import rich
from tests.community.staff import sign_in, staff

ROOT = Path(__file__).resolve().parents[2]
INSIDE = (
    "http://127.0.0.1/",
    "http://[::1]:6379/",
    "http://169.254.169.254/latest/meta-data/",
    "http://localhost:5432/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:6379/_FLUSHALL",
    "https://www.youtube.com/watch?v=abc",
    "https://vimeo.com/1",
)
# Modules that speak to other machines. Mail goes out by Django's own, to the one server that the
# operator named; backups run PostgreSQL's programs.
ASK_OTHERS = set("aiohttp ftplib http.client httpx requests socket telnetlib urllib3".split())


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    return found


def test_asvs_13_2_4_no_module_of_ours_speaks_to_other_hosts() -> None:
    """Nothing that serves requests imports what could: there is no allow list since there is
    nothing to allow."""
    found = {
        f"{path.relative_to(ROOT)} {name}"
        for app in ("community", "stories", "groups", "home")
        for path in (ROOT / app).rglob("*.py")
        for name in imported(path) & (ASK_OTHERS | {"urllib.request"})
    }
    assert found == set()


@pytest.mark.django_db()
@pytest.mark.parametrize("address", INSIDE)
def test_asvs_1_3_6_no_provider_is_asked_for_an_embed(address: str) -> None:
    """Wagtail's embeds are closed for every address, also for hosts that it knows."""
    assert settings.WAGTAILEMBEDS_FINDERS == [] and get_finders() == []
    with pytest.raises(EmbedException):
        get_embed(address)
    assert not Embed.objects.exists()


@pytest.mark.django_db(databases=["default", "keys"])
@pytest.mark.parametrize("address", INSIDE)
def test_asvs_1_3_6_nor_by_a_text_of_an_editor(address: str) -> None:
    """In the editor's own notation, as a picture and as a frame: nothing of it is left."""
    html = (
        f'<p>Words<embed embedtype="media" url="{address}"/>'
        f'<img src="{address}"><iframe src="{address}"></iframe></p>'
    )
    shown = str(rich(html))
    assert "Words" in shown
    assert not any(word in shown for word in ("<img", "<iframe", "<embed", address))


@pytest.mark.django_db(databases=["default", "keys"])
def test_asvs_1_3_6_the_room_for_embeds_is_shut_for_operators_too() -> None:
    """Where an editor would paste an address to be fetched."""
    client = sign_in(Client(), staff(is_superuser=True))
    answer = client.post("/admin/embeds/chooser/upload/", {"embed-chooser-url": INSIDE[0]})
    assert answer.status_code in (302, 404)
    assert answer.status_code == 404 or answer.url.startswith("/en/")
