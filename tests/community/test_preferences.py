"""How somebody wants to read: one cookie that takes anything, keeps little, and tells nothing."""

from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from community.preferences import SIZES, SPACES, WIDTHS, Preferences
from home.prepare.tree import make_tree

MARK = st.text("0123456789abcdef", min_size=4, max_size=4)
ANY = st.builds(
    Preferences,
    size=st.sampled_from(["", *SIZES]),
    width=st.sampled_from(["", *WIDTHS]),
    space=st.sampled_from(["", *SPACES]),
    hidden=st.frozensets(MARK, max_size=13),
)


def of(value: str) -> Preferences:
    request = RequestFactory().get("/en/")
    request.COOKIES[settings.READING_COOKIE_NAME] = value
    return Preferences.of(request)


@given(ANY)
def test_what_is_kept_is_what_is_read(preferences: Preferences) -> None:
    response = HttpResponse()
    preferences.keep(response)
    cookie = response.cookies[settings.READING_COOKIE_NAME]
    assert of(cookie.value) == preferences
    assert cookie["httponly"] or preferences.is_empty
    assert cookie["samesite"] == "Lax"
    # Until the browser is closed; taken away at once when nothing is chosen.
    assert cookie["max-age"] == (0 if preferences.is_empty else "")


@given(st.text(max_size=200))
def test_any_cookie_is_read_and_never_reaches_a_page(value: str) -> None:
    known = {f"read-{word}" for word in (*SIZES, *WIDTHS, *SPACES)}
    assert set(of(value).classes.split()) <= known


@pytest.mark.django_db(databases=["default", "keys"])
class TestThePages:
    @pytest.fixture(autouse=True)
    def tree(self) -> None:
        make_tree()

    def test_a_page_is_marked_for_who_asked(self, client: Client) -> None:
        plain = client.get("/en/about/").content.decode()
        assert '<body class="">' in plain
        client.cookies[settings.READING_COOKIE_NAME] = "larger.airy.<script>"
        assert '<body class=" read-larger read-airy">' in client.get("/en/about/").content.decode()

    def test_leaving_goes_by_way_of_forgetting_only_where_there_is_anything(
        self, client: Client
    ) -> None:
        assert f'href="{settings.LEAVE_URL}"' in client.get("/en/about/").content.decode()
        client.cookies[settings.READING_COOKIE_NAME] = "large"
        page = client.get("/en/about/").content.decode()
        assert 'class="leave" href="/en/out/"' in page
        other = client.get("/en/out/", headers={"Sec-Fetch-Site": "cross-site"})
        assert other["Location"] == settings.LEAVE_URL and not other.cookies
        out = client.get("/en/out/")
        assert out.status_code == 303 and out["Location"] == settings.LEAVE_URL
        assert set(out.cookies) == {settings.READING_COOKIE_NAME}
        gone: Any = out.cookies[settings.READING_COOKIE_NAME]
        assert gone.value == "" and gone["max-age"] == 0
