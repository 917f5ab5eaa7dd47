"""Who promised it is an office: never a person, whatever is ticked."""

import pytest
from django.test import Client

from home.models import Promise
from tests.home.promises.test_promises import DESK, WRITTEN

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.mark.parametrize(
    "office", ["Dr. Anna Example", "Minister Dr. Example", "The minister, minister@gmail.com"]
)
def test_a_person_is_named_by_nobody(editor: Client, office: str) -> None:
    answer = editor.post(f"{DESK}new/", WRITTEN | {"office": office, "is_office": "on"})
    assert set(answer.context["form"].errors) == {"office"}
    assert not Promise.objects.exists()


def test_a_house_may_be_named_after_somebody(editor: Client) -> None:
    said = WRITTEN | {"office": "Dr. Anna Example Hospital"}
    answer = editor.post(f"{DESK}new/", said)
    assert "is_office" in answer.context["form"].errors
    assert editor.post(f"{DESK}new/", said | {"is_office": "on"}).status_code == 302
