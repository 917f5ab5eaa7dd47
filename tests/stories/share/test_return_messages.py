"""Messages in both directions."""

import pytest

from stories.actions.write import mark_read, write
from stories.share.returning.forms import MESSAGE_LIMIT
from stories.vault.models import State
from tests.stories.share.returning import at, inside, text_of
from tests.stories.telling import DAY, a_moderator, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_a_question_is_read_and_answered():
    told = tell("asked")
    client = inside(told)
    first = text_of(client.get(at("story")))
    assert "May we?" in first and "Go to the messages, and answer if you like" in first
    assert told.submission.messages.get().read_on is not None
    client.post(at("messages"), {"body": "You may."})
    assert told.again().state == State.WAITING
    assert "You may." in text_of(client.get(at("messages")))


@pytest.mark.parametrize("state", ["waiting", "reading", "published"])
def test_what_the_desk_writes_stands_in_full_on_the_first_page_and_counts_as_read(state):
    told = tell(state)
    write(submission_id=told.id, body="Are you safe\ntonight?", today=DAY, moderator=a_moderator())
    client = inside(told)
    page = text_of(client.get(at("story")))
    main = page.split("<main")[1]
    assert main.index("Are you safe\ntonight?") < main.index("lead")
    assert f'href="{at("help")}">' in main.split("tonight?")[1].split("lead")[0]
    assert "nothing you need to do" not in page.lower() and "1 new" not in page
    assert told.submission.messages.get().read_on is not None
    again = text_of(client.get(at("story")))
    assert "Are you safe" not in again
    assert ("here is nothing you need to do" in again) is (state != "published")


def test_the_line_beside_a_message_is_the_same_whatever_it_says():
    lines = set()
    for flags, body in ((["crisis"], "Are you safe?"), ([], "Thank you.")):
        told = tell("reading")
        told.submission.flags = flags
        told.submission.save(update_fields=["flags"])
        write(submission_id=told.id, body=body, today=DAY, moderator=a_moderator())
        page = text_of(inside(told).get(at("story")))
        lines.add(page.split(body)[1].split("</section>")[0])
    assert len(lines) == 1


def test_the_desk_reads_what_the_author_wrote():
    told = tell("reading")
    inside(told).post(at("messages"), {"body": "One more thing.\r\nAnd another."})
    message = told.submission.messages.get()
    assert message.from_author
    assert told.safe().get(message, "body") == "One more thing.\nAnd another."


def test_a_message_that_holds_the_code_is_caught_and_kept_on_the_page():
    told = tell("reading")
    typed = f"My words stay. The code is {told.code}"
    page = text_of(inside(told).post(at("messages"), {"body": typed}))
    assert "Your code is in this text" in page
    assert "My words stay." in page
    assert not told.submission.messages.exists()


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("  \n ", "There is nothing in the message yet."),
        ("x" * (MESSAGE_LIMIT + 1), f"There is room for {MESSAGE_LIMIT} characters"),
    ],
)
def test_empty_and_too_long_are_told_beside_the_field(body, says):
    told = tell("reading")
    page = text_of(inside(told).post(at("messages"), {"body": body}))
    assert says in page
    assert body.strip() in page
    assert not told.submission.messages.exists()


def test_exactly_the_limit_fits_with_line_ends_counted_once():
    told = tell("reading")
    body = "\r\n".join(["x"] * (MESSAGE_LIMIT // 2))
    inside(told).post(at("messages"), {"body": body})
    assert told.submission.messages.count() == 1


def test_pressing_twice_is_one_message():
    told = tell("reading")
    client = inside(told)
    for _ in range(2):
        client.post(at("messages"), {"body": "Once."})
    assert told.submission.messages.count() == 1


def test_one_author_never_sees_anothers():
    one, other = tell("reading"), tell("reading")
    write(submission_id=other.id, body="For the other.", today=DAY, moderator=a_moderator())
    assert "For the other." not in text_of(inside(one).get(at("messages")))


def test_an_author_sees_whether_what_they_wrote_was_read():
    told = tell("reading")
    client = inside(told)
    client.post(at("messages"), {"body": "Is it all right?"})
    assert "Not read yet" in text_of(client.get(at("messages")))
    mark_read(submission_id=told.id, by_author=False, today=DAY)
    page = text_of(client.get(at("messages")))
    assert "Read on 2 March 2026" in page and "Not read yet" not in page
