"""“Not now”: for everybody, by name, until a day; and nothing is kept longer than that."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.core.management import call_command
from django.test import Client

from community.models import Helpline
from home.models import Snooze
from home.needs.gather import gather
from home.needs.snoozing import forget_over
from tests.home.needs.conftest import TODAY, a_line
from tests.stories.desk.conftest import person, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PAGE = "/admin/needs-you/"


@pytest.fixture
def client(tree: None) -> Client:
    a_line()
    return signed_in(person("eda", "Guide editors"))


def key() -> str:
    return f"lines:{Helpline.objects.get().pk}"


def press(client: Client, **said: str) -> object:
    return client.post(PAGE, {"key": key()} | said)


def waits(user: object, on: date = TODAY) -> bool:
    return gather(user, on).number > 0


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ({"how": "week"}, TODAY + timedelta(days=7)),
        ({"how": "month"}, TODAY + relativedelta(months=1)),
        (
            {"how": "date", "until": (TODAY + timedelta(days=3)).isoformat()},
            TODAY + timedelta(days=3),
        ),
    ],
)
def test_it_rests_for_everybody_and_comes_back(
    client: Client, said: dict[str, str], until: date
) -> None:
    assert press(client, **said).url == PAGE
    other = person("oda", "Administrators")
    assert not waits(client.user) and not waits(other)
    html = signed_in(other).get(PAGE).content.decode()
    assert "put off by Eda" in html
    assert not waits(other, until - timedelta(days=1)) and waits(other, until)


@pytest.mark.parametrize("until", ["", "soon", TODAY.isoformat(), "2999-01-01"])
def test_a_day_that_cannot_be_is_said_beside_it(client: Client, until: str) -> None:
    answer = press(client, how="date", until=until)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "Please" in html and 'aria-invalid="true"' in html
    assert f'value="{until}"' in html, "what was typed is lost"
    # A field for days shows nothing that is no day, whatever its value says.
    assert f'type="{"text" if until == "soon" else "date"}"' in html
    assert waits(client.user)


def test_it_is_brought_back_by_hand(client: Client) -> None:
    press(client, how="week")
    press(client, again="1")
    assert waits(client.user) and not Snooze.objects.exists()


def test_what_is_not_on_ones_list_is_not_put_off(client: Client) -> None:
    for wrong in ("", "lines:0", "advice:1:source"):
        assert client.post(PAGE, {"key": wrong, "how": "week"}).status_code == 302
    assert not Snooze.objects.exists()


def test_whose_account_goes_is_named_no_more(client: Client) -> None:
    press(client, how="week")
    client.user.delete()
    html = signed_in(person("oda", "Administrators")).get(PAGE).content.decode()
    assert "put off until" in html


def test_housekeeping_forgets_what_is_over_mended_or_gone(client: Client) -> None:
    assert forget_over(today=TODAY) == 0
    press(client, how="week")
    assert forget_over(today=TODAY) == 0
    assert forget_over(today=TODAY + timedelta(days=7)) == 1
    press(client, how="week")
    Helpline.objects.update(checked_on=TODAY)
    assert forget_over(today=TODAY) == 1
    Helpline.objects.update(checked_on=None)
    press(client, how="week")
    Helpline.objects.get().delete()
    call_command("housekeeping", verbosity=0)
    assert not Snooze.objects.exists()
