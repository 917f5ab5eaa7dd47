"""A cluster is gone while somebody presses a button: a calm page, nothing lost, and on it goes."""

from contextlib import suppress
from typing import Any

from tests.production.chaos.authors import Author
from tests.production.chaos.crowd import Crowd, settle
from tests.production.chaos.person import Away, Form
from tests.production.chaos.scenarios import AT_ONCE, Options, Outcome, open_site
from tests.production.stack.postgresql import Cluster


def run(options: Options) -> Outcome:
    """Main and keys, each at the words and at Send."""
    with open_site(**AT_ONCE) as stack:
        crowd = Crowd(stack, options.seed)
        crowd.moderator.sign_in()
        outcome = Outcome()
        for number, cluster in enumerate((stack.main, stack.keys)):
            outcome.figures += [
                _at_the_words(crowd.authors[number], cluster),
                _at_send(crowd.authors[number], cluster),
                _readers(crowd, cluster),
            ]
        crowd.moderator.round()
        crowd.come_back()
        outcome.broken += settle(stack)
        facts, laws = crowd.judged()
        outcome.figures.append(crowd.figures(facts))
        outcome.broken += laws
        return outcome


def _at_the_words(author: Author, cluster: Cluster) -> str:
    """The words come back with an error, and are sent again from that very page."""
    told = author.book.new(author.seed)
    told.contact = ""
    author.step("/en/share/", to="share/whose", confirmed="1")
    author.step("/en/share/whose/", to="share/", perspective="me")
    form = author.person.get("/en/share/words/").form(to="/words/")
    status = _press_without(author, cluster, form, happened=told.text)
    kept = author.person.last.form("happened")
    answer = author.person.post(kept)
    author.step("/en/share/helped/", to="share/choice", helped="")
    author.step("/en/share/choice/", to="share/code", choice="see")
    author.note_code(told)
    author.mine.append(told)
    author.again(lambda: author.press_send(told))
    if "/helped/" not in answer.location:
        author.book.called_rude(f"the words that were kept went to {answer.location}")
    return f"without {cluster.database}, at the words: {status}, words kept, sent again"


def _at_send(author: Author, cluster: Cluster) -> str:
    """Send is pressed, and pressed again from the page of the error."""
    told = author.book.new(author.seed)
    author.write(told)
    author.note_code(told)
    author.mine.append(told)
    form = author.person.get("/en/share/code/").form(to="/share/send/")
    status = _press_without(author, cluster, form, confirmed="1")
    answer = author.person.post(author.person.last.form(to="/share/send/"))
    if "/receipt/" not in answer.location:
        author.book.called_rude(f"the second Send led to {answer.location or answer.status}")
    author.again(lambda: author.press_send(told))
    return f"without {cluster.database}, at Send: {status}, one button sent it again"


def _press_without(author: Author, cluster: Cluster, form: Form, **chosen: Any) -> int:
    """Post while the cluster is gone, then start it; the status that was answered."""
    cluster.kill()
    with suppress(Away):
        author.person.post(form, **chosen)
        author.book.called_rude(f"answered {author.person.last.status} without {cluster.database}")
    cluster.start()
    return author.person.last.status


def _readers(crowd: Crowd, cluster: Cluster) -> str:
    """What readers get meanwhile: a page made before, or a calm one."""
    seen: list[int] = []
    cluster.kill()
    for path in ("/en/", "/en/stories/", "/en/share/", "/en/share/return/", "/en/find/"):
        with suppress(Away):
            crowd.readers[0].look(path)
        seen.append(crowd.readers[0].person.last.status)
    cluster.start()
    return f"without {cluster.database}, five pages: {', '.join(map(str, seen))}"
