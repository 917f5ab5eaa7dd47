"""Two decide at once: the second reads who did what, and keeps the words they typed."""

from tests.stories.desk.conftest import BOTH, address, open_it, press, press_once
from tests.stories.telling import tell

pytestmark = BOTH
TYPED = "Thank you for your trust. Was it in the spring?"


def test_the_second_reads_who_was_faster_and_finds_their_own_words(staff_client):
    mira, noor, told = staff_client("mira"), staff_client("noor"), tell("waiting")
    open_it(mira, told.submission)
    open_it(noor, told.submission, "second-opinion")
    form = press_once(noor, told, "ask").context["form"]
    late = {name: form.data[name] for name in form.data} | {"message": TYPED}
    press(mira, told, "offer")
    assert told.again().state == "offered"
    html = noor.post(address(told.submission, "decide"), late).content.decode()
    assert "Mira was here: offered to the author. Nothing of yours was sent." in html
    assert TYPED in html.partition('id="id_typed"')[2]
    assert told.again().state == "offered"
    assert not told.submission.messages.filter(came_with="asked").exists()


def test_where_it_can_still_be_decided_the_words_stand_in_their_box(staff_client):
    mira, noor, told = staff_client("mira"), staff_client("noor"), tell("waiting")
    open_it(mira, told.submission)
    open_it(noor, told.submission, "second-opinion")
    form = press_once(noor, told, "ask").context["form"]
    late = {name: form.data[name] for name in form.data} | {"message": TYPED}
    mira.post(address(told.submission, "flag"))
    response = noor.post(address(told.submission, "decide"), late)
    html = response.content.decode()
    assert "Mira was here: changed the flags. Nothing of yours was sent." in html
    assert TYPED in html and 'id="id_typed"' not in html
    assert response.context["step"]["decision"] == "ask"
