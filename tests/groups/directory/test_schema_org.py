"""What search engines are told of an entry: the same, only what is shown, and nothing invented."""

import html5lib
import pytest
from django.test import Client

from groups.choices import Kind
from groups.describing import describe
from groups.directory.schema_org import thing_of
from groups.models import Group
from tests.groups.api.rich import make_rich
from tests.groups.factories import make_group

pytestmark = pytest.mark.django_db


def page(client: Client, group: Group):
    answer = client.get(f"/en/find/{group.slug}/")
    assert answer.status_code == 200
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(answer.content.decode())


def said(tree) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter():
        name = element.get("itemprop")
        value = element.get("content") or element.get("href") or element.get("itemtype")
        if name:
            found.setdefault(name, []).append(value)
    return found


def test_an_entry_as_a_thing(client: Client) -> None:
    group = make_rich()
    Group.objects.filter(pk=group.pk).update(example=False)
    tree = page(client, group)
    [outer] = [one for one in tree.iter() if one.get("itemscope") is not None][:1]
    assert outer.get("itemtype") == "https://schema.org/NGO" and "hidden" in outer.keys()
    words = said(tree)
    assert words["name"] == ["=Okno, „Brno“; and more", "Brno"]
    assert words["email"] == ["hello@example.org", "more@example.org"]
    assert words["url"] == ["https://okno.example.org/"]
    assert words["latitude"] == ["49.19522"] and words["addressLocality"] == ["Brno"]
    assert words["knowsLanguage"] == ["cs", "en", "so"]
    assert "needle" not in str(words) and "999 999" not in str(words)


def test_nothing_of_what_is_invented_resting_or_hidden(client: Client) -> None:
    group = make_rich()
    assert said(page(client, group)) == {}
    resting = make_group("Resting", standing={"paused_on": "2026-06-01"})
    Group.objects.filter(pk=resting.pk).update(example=False)
    assert said(page(client, resting)) == {}


@pytest.mark.parametrize(
    ("kind", "by_service", "thing"),
    [
        (Kind.FAMILY, False, "NGO"),
        (Kind.FAMILY, True, "Organization"),
        (Kind.PUBLIC_OFFICE, False, "GovernmentOffice"),
        (Kind.SERVICE, False, "Organization"),
    ],
)
def test_what_it_is(kind: Kind, by_service: bool, thing: str) -> None:
    group = make_group(kind=kind, run_by_service=by_service)
    group.example = False
    made = thing_of(describe(group, group.standing.confirmed_on))
    assert made is not None and made.type == thing
