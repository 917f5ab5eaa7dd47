"""A day at the desk leaves no word of a story anywhere but in the vault."""

import logging

from django.apps import apps
from django.db import connections

from stories.vault.fields import SealedField
from tests.stories.desk.conftest import BOTH, address, open_it, press
from tests.stories.desk.test_redact import form_of
from tests.stories.telling import tell

pytestmark = BOTH

NEEDLE, CHANGED, SAID = "quicksilverlantern", "thimblewharf", "marzipanledger"


def cells():
    """Every column of every table of the main database that is not sealed."""
    for model in apps.get_models():
        if model._meta.label_lower == "vault.datakey" or not model._meta.managed:
            continue
        for field in model._meta.local_fields:
            if not isinstance(field, SealedField):
                for value in model._base_manager.values_list(field.attname, flat=True):
                    yield f"{model._meta.label}.{field.name}", str(value)


def test_a_needle_is_nowhere_in_the_open(staff_client, caplog):
    client = staff_client()
    told = tell("waiting", happened=f"At {NEEDLE} they tied me down.", title=NEEDLE)
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("django.db.backends").setLevel(logging.CRITICAL)
        open_it(client, told.submission)
        for room in ("read", "redact", "decide", "messages"):
            assert client.get(address(told.submission, room)).status_code == 200
        change = {
            "happened": f"At {CHANGED} they tied me down.",
            "title": "A night",
            "happened_why": ["names-a-place"],
            "title_why": ["names-a-place"],
        }
        assert (
            client.post(address(told.submission, "redact"), form_of(told, **change)).status_code
            == 302
        )
        client.post(address(told.submission, "messages"), {"body": f"Is {SAID} right?"})
        press(client, told, "offer")
    assert told.again().state == "offered"
    found = [
        where
        for where, value in cells()
        for needle in (NEEDLE, CHANGED, SAID)
        if needle in value.lower()
    ]
    assert found == []
    assert not [n for n in (NEEDLE, CHANGED, SAID) if n in caplog.text]
    session = str(dict(client.session))
    assert not [n for n in (NEEDLE, CHANGED, SAID) if n in session]


def test_wagtail_keeps_no_log_and_no_reference_of_a_story(staff_client):
    client, told = staff_client(), tell("waiting")
    open_it(client, told.submission)
    client.post(address(told.submission, "redact"), form_of(told, title="X", title_why=["legal"]))
    for name in ("wagtailcore_modellogentry", "wagtailcore_referenceindex"):
        with connections["default"].cursor() as cursor:
            cursor.execute(f"SELECT COUNT(*) FROM {name}")
            assert cursor.fetchone()[0] == 0


def test_no_list_shows_a_needle(staff_client):
    told = tell("published", title=NEEDLE, happened=f"{NEEDLE} happened.")
    client = staff_client("lea", "Safeguarding leads")
    for page in (
        "/admin/",
        "/admin/desk/",
        f"/admin/desk/?q={told.submission.reference}",
        "/admin/desk/published/",
        address(told.submission),
        "/admin/reports/audit/",
        "/admin/reports/audit/?export=csv",
    ):
        response = client.get(page)
        assert response.status_code == 200, page
        html = response.getvalue().decode() if response.streaming else response.content.decode()
        assert NEEDLE not in html, page


def test_the_audit_trail_says_who_when_what_and_why_as_a_spreadsheet_too(staff_client):
    mira, told = staff_client("mira"), tell("waiting")
    open_it(mira, told.submission)
    response = staff_client("ada", "Administrators").get("/admin/reports/audit/?export=csv")
    rows = response.getvalue().decode()
    assert told.submission.reference in rows
    assert "Mira" in rows
    assert "first-look" in rows
