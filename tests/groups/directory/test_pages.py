"""The list and the page of one entry: every answer has a body, and none says too much."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.lib.remembered import forget
from groups.choices import LOCAL, Kind, Scope
from groups.directory.query import QUERY_WORDS
from groups.models import Facet, Group
from tests.groups.directory.test_query import in_town
from tests.groups.factories import make_group

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("towns")]
LIST = "/en/find/"


def now() -> Any:
    return timezone.now().date()


def entry(name: str = "Okno", **fields: Any) -> Group:
    return in_town(name, "Brno", confirmed_on=now(), slug=name.lower(), **fields)


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return re.sub(r"\s+", " ", answer.content.decode())


def test_the_list_shows_who_is_near_and_who_is_for_everyone(client: Client) -> None:
    entry()
    entry("Paragraf", scope=Scope.COUNTRY)
    html = page(client, f"{LIST}?near=Brno")
    near, _title, apart = html.partition("For the whole country, or online")
    assert "in Brno" in near
    assert ">Okno<" in near
    assert ">Paragraf<" not in near
    assert ">Paragraf<" in apart
    assert "1 listing" in near


def test_distances_are_said_as_people_there_reckon(client: Client) -> None:
    entry()
    html = page(client, f"{LIST}?near=Vienna&radius=200")
    assert "Brno, 111 km (69 miles) away" in html
    assert "within 200 km (124 miles) of Vienna" in html
    assert "Brno, 111 km weit weg" not in html
    in_town("Aire", "Leeds", confirmed_on=now())
    assert "within 6 miles of Leeds" in page(client, f"{LIST}?near=Leeds&radius=10")


def test_nobody_near_offers_the_nearest_and_a_larger_circle(client: Client) -> None:
    entry()
    html = page(client, f"{LIST}?near=Vienna&radius=10")
    assert "Nobody is listed so near to Vienna yet" in html
    assert "The nearest" in html
    assert "Brno, 111 km" in html
    assert "?near=Vienna&amp;radius=100" in html


def test_namesakes_are_offered_and_slips_forgiven(client: Client) -> None:
    html = page(client, f"{LIST}?near=Halle")
    assert "There is more than one place called Halle. Which one?" in html
    assert "?near=Halle&amp;place=2796696#found" in html
    html = page(client, f"{LIST}?near=Vienan")
    assert "We do not know a place called “Vienan”" in html
    assert "?near=Vienna&amp;place=2761369#found" in html


def test_countries_regions_and_points_are_understood(client: Client) -> None:
    entry()
    assert "Czechia is a country." in page(client, f"{LIST}?near=Czechia")
    assert "South Moravia is a region." in page(client, f"{LIST}?near=South+Moravia")
    assert "You are somewhere around Brno" in page(client, f"{LIST}?near=49.2,16.6")


def test_a_finer_place_leads_on_to_the_rounded_one(client: Client) -> None:
    answer = client.get(f"{LIST}?near=49.1951234,16.6079&radius=10")
    assert answer["Location"] == f"{LIST}?near=49.2%2C16.6&radius=10"


def test_only_here_a_page_may_ask_where_somebody_is(client: Client) -> None:
    entry()
    assert "geolocation=(self)" in client.get(LIST)["Permissions-Policy"]
    assert "geolocation=()" in client.get(f"{LIST}okno/")["Permissions-Policy"]


def test_searches_are_not_for_search_engines(client: Client) -> None:
    assert 'content="index, follow"' in page(client, LIST)
    assert 'content="noindex, follow"' in page(client, f"{LIST}?near=Brno")


def test_the_menu_leads_there(client: Client) -> None:
    html = page(client, LIST)
    assert 'href="/en/find/"' in html
    assert not re.search(r'href="/en/find/"[^>]*>\s*Find allies\s*<span[^>]*>\s*being built', html)


def test_an_entry_says_who_decides_as_told_by_the_group(client: Client) -> None:
    entry(
        control="majority",
        control_as=["board", "members"],
        control_words="Seven of nine.",
        on_force="Nobody should be tied to a bed.",
        offers=["legal-help"],
        contacts={"phone": "+420 500 000 001", "website": "https://okno.example.org/"},
        hidden_contacts={"email": "secret@okno.example.org"},
    )
    html = page(client, f"{LIST}okno/")
    assert "the majority of those who decide: on its board, as members who vote" in html
    assert "This is what the group told us. We did not look into it." in html
    assert "Seven of nine." in html
    assert 'href="tel:+420500000001"' in html
    assert ">okno.example.org<" in html
    assert "secret@" not in html
    assert f"Confirmed by its organiser in {now():%B %Y}" in html
    assert "?offer=legal-help" in html
    assert "not said yet" in html


def test_networks_and_members_name_each_other(client: Client) -> None:
    net = make_group("Net", confirmed_on=now(), slug="net", kind=Kind.NETWORK)
    entry(networks=[str(net.pk), "nonsense"])
    assert 'href="/en/find/net/">Net<' in page(client, f"{LIST}okno/")
    assert 'href="/en/find/okno/">Okno<' in page(client, f"{LIST}net/")


def test_an_office_says_its_source(client: Client) -> None:
    entry(kind=Kind.PUBLIC_OFFICE, source_url="https://law.example.org/", source_on=now())
    html = page(client, f"{LIST}okno/")
    assert 'href="https://law.example.org/"' in html
    assert f"looked up in {now():%B %Y}" in html


def test_resting_shows_no_contact(client: Client) -> None:
    standing = {"paused_on": now(), "paused_words": "Back after the summer."}
    entry(standing=standing, contacts={"phone": "+420 500 000 001"})
    html = page(client, f"{LIST}okno/")
    assert "Back after the summer." in html
    assert "500 000" not in html
    assert "noindex" in html
    assert ">Okno<" not in page(client, LIST)


def test_closed_for_good_is_gone_with_its_words(client: Client) -> None:
    standing = {"closed_on": now(), "closed_words": "Ask Aire House."}
    entry(standing=standing, about="We meet.", contacts={"phone": "+420 500 000 001"})
    html = page(client, f"{LIST}okno/", 410)
    assert "Ask Aire House." in html
    assert "500 000" not in html


def test_hidden_says_so_and_shows_nothing_that_may_be_wrong(client: Client) -> None:
    group = entry(contacts={"phone": "+420 500 000 001"}, about="We meet.")
    group.standing.confirmed_on = now().replace(year=now().year - 2)
    group.standing.save()
    html = page(client, f"{LIST}okno/", 404)
    assert "This listing is hidden for now" in html
    assert "We meet." not in html


def test_a_draft_and_nothing_are_not_found(client: Client) -> None:
    entry(public=False)
    page(client, f"{LIST}okno/", 404)
    page(client, f"{LIST}nobody/", 404)


def test_large_letters_lead_on(client: Client) -> None:
    assert client.get(f"{LIST}Okno/")["Location"] == f"{LIST}okno/"


@pytest.mark.parametrize(
    "asked", ["", "?near=Brno", "?country=CZ", "?q=a", "?near=Halle", "?near=Vienna&radius=5"]
)
def test_as_many_questions_for_sixty_as_for_three(
    client: Client, django_assert_max_num_queries: Any, asked: str
) -> None:
    for number in range(60):
        entry(f"Group-{number}", offers=["legal-help"], networks=["x"])
    with django_assert_max_num_queries(16):
        page(client, LIST + asked)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.dictionaries(
        st.sampled_from([*QUERY_WORDS, "colour"]),
        st.text() | st.sampled_from("'\"%*(\\"),
        max_size=4,
    )
)
def test_the_list_answers_any_string(client: Client, words: dict[str, str]) -> None:
    page(client, LIST + "?" + "&".join(f"{name}=" for name in words))
    assert client.get(LIST, words, follow=True).status_code == 200


def test_search_words_follow_what_an_entry_says(client: Client) -> None:
    group = entry(about="Tea on Tuesdays")
    assert ">Okno<" in page(client, f"{LIST}?q=tuesdays")
    group.about = "Coffee"
    group.save(update_fields=["about"])
    assert ">Okno<" not in page(client, f"{LIST}?q=tuesdays")
    group.live = False
    group.save()
    assert not Facet.objects.filter(group=group).exists()
    assert not hasattr(Group.objects.get(pk=group.pk), "search_text")


def test_a_list_asks_as_often_for_twenty_as_for_four(client: Client) -> None:
    """What a card says is read with the list: no entry is asked for again."""
    asked: list[list[int]] = []
    for most in (4, 20):
        for number in range(Group.objects.count(), most):
            entry(f"Okno-{number}", scope=(*LOCAL, Scope.COUNTRY, Scope.ONLINE)[number % 4])
        asked.append([])
        for address in (f"{LIST}?near=Brno", LIST, f"{LIST}?near=Brno&apart=yes"):
            page(client, address)
            forget()
            with CaptureQueriesContext(connection) as queries:
                page(client, address)
            asked[-1].append(len(queries))
    assert asked[0] == asked[1]
