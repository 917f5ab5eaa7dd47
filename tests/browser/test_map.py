"""The map: by keyboard, on a phone, in a frame of another site; nothing asked of anybody else."""

import http.server
import json
import re
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Witness
from tests.browser.inspecting import barriers, inspect
from tests.browser.keyboard import Keyboard
from tests.browser.site import Site

pytestmark = pytest.mark.browser
Opens = Callable[..., Page]
OF_OURS = "?network=a-network"
MAP, LIST = f"/embed/groups/map/{OF_OURS}", f"/embed/groups/{OF_OURS}"
# Three in one town, one far from it, and one that stands nowhere.
ENTRIES = """
from tests.groups.factories import make_group
from django.utils import timezone
today = {"confirmed_on": timezone.localdate()}
nowhere = {"scope": "online", "latitude": None, "longitude": None}
lisbon = {"latitude": 38.7167, "longitude": -9.1333, "place_name": "Lisbon", "country": "PT"}
network = make_group("A Network", slug="a-network", kind="network", **today | nowhere)
here = {"kind": "lawyers", "networks": [str(network.pk)]} | today
for name, more in (
    ("Brno one", {}), ("Brno two", {}), ("Brno three", {}),
    ("Lisbon", lisbon), ("By telephone", nowhere),
):
    make_group(name, slug="map-" + name.replace(" ", "-").lower(), **here | more)
"""
NEIGHBOURS = """
from tests.groups.factories import make_group
from django.utils import timezone
today = {"confirmed_on": timezone.localdate()}
nowhere = {"scope": "online", "latitude": None, "longitude": None}
network = make_group("B Network", slug="b-network", kind="network", **today | nowhere)
here = {"kind": "lawyers", "networks": [str(network.pk)]} | today
for n in range(12):
    at = {"latitude": 47.9 + 0.31 * (n % 4), "longitude": 13.2 + 0.47 * (n // 4)}
    make_group(f"Neighbour {n}", slug=f"neighbour-{n}", **here | at)
for n, at in enumerate([(60.2, 24.9), (38.7, -9.1)]):
    make_group(f"Far {n}", slug=f"far-{n}", latitude=at[0], longitude=at[1], **here)
"""
PAINTED = """
    tile => tile.getContext("2d").getImageData(0, 0, tile.width, tile.height).data.some(Boolean)
"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing of it."""

    def log_message(self, *_words: object) -> None:
        pass


@pytest.fixture(scope="module", autouse=True)
def entries(site: Site) -> None:
    # All at once and before anybody looks: which networks there are is remembered for a moment.
    site.manage("shell", "-c", ENTRIES + NEIGHBOURS)


@pytest.fixture(scope="module")
def elsewhere(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page of another organisation, on another origin, with the frames in it."""
    folder: Path = tmp_path_factory.mktemp("elsewhere")
    sized = 'width="700" height="600"'
    frames = "".join(f'<iframe src="{site.url}{path}" {sized}></iframe>' for path in (LIST, MAP))
    head = "<!DOCTYPE html><html lang=en><title>Another site</title><link rel=icon href=data:,>"
    (folder / "index.html").write_text(head + frames)
    handler = partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/"  # a name: numbers are asked for nowhere
    server.shutdown()
    server.server_close()


def ready(page: Page) -> Page:
    expect(page.locator("[data-map-status]")).to_have_text("Entries in view: 4.")
    return page


def word_in(url: str, name: str) -> str:
    return parse_qs(urlsplit(url).query)[name][0]


def zoom_in(url: str) -> int:
    return int(word_in(url, "zoom"))


def box_in(url: str) -> list[float]:
    return [float(side) for side in word_in(url, "bbox").split(",")]


def test_clusters_and_single_entries_and_no_barrier(open_page: Opens) -> None:
    page = open_page(viewport={"width": 900, "height": 700})
    assert inspect(page, page.goto(MAP)) == []
    ready(page)
    expect(page.locator(".map-many")).to_have_text("3")
    expect(page.locator(".map-one")).to_have_attribute("aria-label", "Lisbon, Lisbon")
    assert barriers(page) == []
    assert page.locator("canvas").first.evaluate(PAINTED)


OVER = """
    marks => {
      const at = marks.map(mark => mark.getBoundingClientRect());
      return at.flatMap((a, i) => at.slice(i + 1).filter(b =>
        Math.abs(a.x - b.x) < 43 && Math.abs(a.y - b.y) < 43)).length;
    }
"""


def test_no_mark_lies_over_another_and_none_is_lost(open_page: Opens) -> None:
    page = open_page(viewport={"width": 900, "height": 700})
    page.goto("/embed/groups/map/?network=b-network")
    status, marks = page.locator("[data-map-status]"), page.locator(".map-mark")
    expect(status).to_have_text("Entries in view: 14.")
    assert marks.count() < 14
    for button in (".map-many", "[data-map-zoom='-1']", "[data-map-zoom='-1']"):
        assert marks.evaluate_all(OVER) == 0
        assert barriers(page) == []
        shown = sum(int(text or 1) for text in marks.all_inner_texts())
        assert status.inner_text() == f"Entries in view: {shown}."
        with page.expect_response("**/map.json*"):
            page.locator(button).first.click()
        expect(page.locator(".map-canvas")).not_to_have_attribute("aria-busy", "true")
    assert marks.evaluate_all(OVER) == 0


@pytest.mark.parametrize("path", ["/de/find/", "/en/find/"])
def test_the_map_of_the_directory_has_no_barrier(open_page: Opens, path: str) -> None:
    page = open_page(viewport={"width": 1280, "height": 900})
    page.goto(path)
    page.locator("[data-map]").scroll_into_view_if_needed()
    expect(page.locator(".map-mark").first).to_be_visible()
    assert page.locator(".map-mark").evaluate_all(OVER) == 0
    assert barriers(page) == []


def test_the_keyboard_reaches_an_entry_and_comes_back(open_page: Opens) -> None:
    page = open_page(viewport={"width": 900, "height": 700})
    page.goto(MAP)
    ready(page)
    hands = Keyboard(page)
    hands.to("Skip the map")
    hands.to("Lisbon, Lisbon")
    page.keyboard.press("Enter")
    link = page.locator(".map-box a")
    expect(link).to_be_focused()
    expect(page.locator(".map-box")).to_contain_text("Lawyers · Lisbon")
    page.keyboard.press("Escape")
    expect(page.locator(".map-one")).to_be_focused()
    assert hands.unseen == []
    page.keyboard.press("Enter")
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    expect(opened.value).to_have_url(re.compile("/en/find/map-lisbon/"))


def test_arrows_and_signs_move_it_wherever_the_focus_is(open_page: Opens) -> None:
    page = open_page(viewport={"width": 900, "height": 700})
    asked: list[str] = []
    page.on(
        "request", lambda request: asked.append(request.url) if "map.json" in request.url else None
    )
    page.goto(MAP)
    ready(page)
    page.locator(".map-one").focus()
    with page.expect_request("**/map.json*") as closer:
        page.keyboard.press("+")
    was, now = (zoom_in(url) for url in (asked[-2], closer.value.url))
    assert now == was + 1
    expect(page.locator(".map-canvas")).not_to_have_attribute("aria-busy", "true")
    south = box_in(closer.value.url)[1]
    with page.expect_request("**/map.json*") as moved:
        for _ in range(6):
            page.keyboard.press("ArrowDown")
    assert zoom_in(moved.value.url) == now
    assert box_in(moved.value.url)[1] < south


def test_a_place_that_cannot_come_apart_shows_a_list(open_page: Opens) -> None:
    page = open_page(viewport={"width": 900, "height": 700})
    page.goto(MAP)
    ready(page)
    page.get_by_role("button", name="3 entries. Press to come closer.").click()
    expect(page.locator(".map-box-head")).to_have_text("In this place: 3")
    expect(page.locator(".map-box a")).to_have_text(["Brno one", "Brno three", "Brno two"])


def test_when_the_data_do_not_come_it_says_so_and_tries_again(open_page: Opens) -> None:
    page = open_page(viewport={"width": 900, "height": 700})
    page.goto(MAP)
    ready(page)
    page.route(
        "**/map.json*", lambda route: route.fulfill(status=200, body="not what was asked for")
    )
    page.get_by_role("button", name="Closer", exact=True).click()
    expect(page.locator("[data-map-status]")).to_contain_text("could not be loaded")
    page.unroute("**/map.json*")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("[data-map-status]")).to_contain_text(re.compile("in view"))


def test_without_script_the_list_is_whole_and_the_map_says_a_calm_word(open_page: Opens) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(LIST)
    assert page.locator(".embed-list a").count() == 5
    page.goto(MAP)
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator("[data-map-open]")).to_be_hidden()


def test_in_a_frame_of_another_site(open_page: Opens, elsewhere: str, witness: Witness) -> None:
    page = open_page(viewport={"width": 900, "height": 1300})
    page.goto(elsewhere)
    expect(page.frame_locator("iframe").nth(0).locator(".embed-list a")).to_have_count(5)
    expect(page.frame_locator("iframe").nth(1).locator(".map-one")).to_be_visible()
    assert page.context.cookies() == []
    # Nobody was asked but us and the page around us.
    assert set(witness.elsewhere) == {elsewhere}
    witness.elsewhere.clear()


def test_the_size_that_the_page_tells_is_true(site: Site) -> None:
    static = site.var / "static"
    names = json.loads((static / "staticfiles.json").read_text())["paths"]
    needed = (
        "vendor/leaflet/leaflet.js vendor/leaflet/leaflet.css js/map-outline.js js/map-view.js "
        "vendor/world-atlas/countries-50m.json"
    ).split()
    largest = sum((static / f"{names[name]}.gz").stat().st_size for name in needed)
    smallest = sum((static / f"{names[name]}.br").stat().st_size for name in needed)
    assert smallest < 270_000 < largest * 1.05
