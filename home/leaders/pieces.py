"""The pieces that letters are made of. Each says one thing, or nothing where nothing is known."""

from django.utils.formats import date_format

from home.leaders.filled import Filled
from home.leaders.paper import Piece


def office(filled: Filled) -> str:
    """Whom it goes to: the office that was chosen, else room for it."""
    if filled.office:
        return filled.office.head
    return filled.said("office")


def sender(filled: Filled) -> str:
    """Room for who writes, and for the place; a name is nobody's duty."""
    day = date_format(filled.sheet.today)
    return filled.said("sender") + "\n\n" + filled.words["letter"]["dated"].format(day=day)


def greeting(filled: Filled) -> str:
    """No name: the letter goes to an office."""
    return filled.said("greeting")


def figures(filled: Filled) -> str:
    """What is published with its source. Where our list has nothing, nothing is said: it may be
    that nobody has looked yet, and the letter asks for numbers anyhow."""
    facts = filled.facts
    if not facts.figures:
        return ""
    return "\n".join(
        [filled.said("figures"), *facts.figures, filled.said("sources"), *facts.sources]
    )


def missing(filled: Filled) -> str:
    """About what we know of no figure, as a question."""
    if not filled.facts.figures or not filled.facts.missing:
        return ""
    topics = ", ".join(filled.facts.missing)
    return str(filled.words["letter"]["missing"]).format(topics=topics)


def law(filled: Filled) -> str:
    """A sentence that an editor looked up, with its source; nothing is guessed."""
    facts = filled.facts
    if not facts.law:
        return ""
    return str(filled.words["letter"]["law"]).format(law=facts.law, url=facts.law_url)


def quotes(filled: Filled) -> str:
    """That quotes lie beside it. They stand outside the box, where nobody can change a word."""
    return filled.said("quotes") if filled.sheet.stories else ""


def actions(filled: Filled) -> str:
    """The six actions of the guide (chapter 4), in one sentence."""
    named = "; ".join(filled.words["actions"].values())
    return str(filled.words["letter"]["actions"]).format(actions=named)


def close(filled: Filled) -> str:
    """By when, and that nobody is named."""
    return "\n\n".join(filled.said(name) for name in ("answer", "nobody", "close"))


def subject(key: str) -> Piece:
    """What this letter is about."""
    return lambda filled: str(filled.words["papers"][key]["subject"])


def opening(key: str) -> Piece:
    """Why one writes to just this office."""
    return lambda filled: str(filled.words["papers"][key]["opening"]).format(country=filled.country)


def asks(key: str) -> Piece:
    """What one asks, numbered, so that an answer can say which."""

    def piece(filled: Filled) -> str:
        lines = filled.words["papers"][key]["asks"]
        numbered = [f"{number}. {line}" for number, line in enumerate(lines, start=1)]
        return "\n".join([filled.said("asks"), *numbered])

    return piece


def rights(*articles: int) -> Piece:
    """Articles of the UN Convention in plain words (UN CRPD, 2006)."""

    def piece(filled: Filled) -> str:
        said = filled.sheet.words["rights"] | filled.words["rights"]
        lines = [
            str(said["article"]).format(number=number, text=said[f"a{number}"])
            for number in articles
        ]
        return "\n".join([filled.said("rights"), *lines, str(said["url"])])

    return piece


def example(usual: str) -> Piece:
    """Where it is done: the first alternative that was chosen and is known about, else `usual`."""

    def piece(filled: Filled) -> str:
        known = filled.sheet.words["evidence"]
        chosen = [one.slug for one in filled.sheet.topics.alternative if one.slug in known]
        told = known[(chosen or [usual])[0]]["known"]
        form = str(filled.words["letter"]["example"])
        return form.format(known=told, source=known["source"])

    return piece
