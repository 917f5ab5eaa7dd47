"""Everything we hold of one story in plain words: for the page, and for the file to read."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.lib.paragraphs import paragraphs
from stories.actions.codes.second import second_code_trail
from stories.actions.content import (
    content_as_sent,
    latest_version,
    shown_details,
    version_content,
)
from stories.actions.pace import waits_for
from stories.choices import Agreement, Choice, Detail, Note, Perspective, SecondCode
from stories.document import VOICES, Content
from stories.readers import NotReadBy
from stories.reading import Voice, country_name, heading_of, language_name, topic_labels
from stories.share.returning.choosing import in_plain_words
from stories.share.returning.standing import day, lasting
from stories.share.returning.visit import Visit
from stories.vault.models import Translation, Version
from stories.vault.models.submission import Flag


@dataclass(frozen=True)
class Held:
    """One thing that we hold, with its name."""

    term: str
    value: str


@dataclass(frozen=True)
class Text:
    """The words of one version."""

    heading: str
    language: str
    title: str
    voices: list[Voice]
    beside: list[Held]


def facts(visit: Visit) -> list[Held]:
    """Everything that is not a text: only what there is."""
    submission, safe = visit.submission, visit.safe
    found = [
        Held(_("Came to us"), day(submission.arrived_on) if submission.arrived_on else ""),
        Held(_("Language"), language_name(submission.language)),
        Held(_("Whose story it is"), _label(Perspective, safe.get(submission, "perspective"))),
        Held(
            _("Whether they know and agree"), _label(Agreement, safe.get(submission, "agreement"))
        ),
        Held(_("What we may do with it"), _label(Choice, safe.get(submission, "choice"))),
        *_beside(content_as_sent(submission, safe)),
        Held(_("Shown beside the words"), _shown(visit)),
        Held(_("Waits before it is public"), _pace(visit)),
        Held(_("How long it is shown"), lasting(visit)),
        *_kept_from(NotReadBy.of(safe.get(submission, "not_read_by", {}))),
        Held(_("Your address for the note"), safe.get(submission, "contact")),
        Held(_("Told to readers beforehand"), _listed(Note, submission.labels)),
        Held(_("Marks for more care"), _listed(Flag, submission.flags)),
        Held(_("Second code"), " ".join(second_code_days(visit))),
    ]
    return [held for held in found if held.value]


def _kept_from(wish: NotReadBy) -> list[Held]:
    """Whom its author does not want to read it."""
    return [
        Held(_("Not to be read by anybody from"), ", ".join(map(country_name, wish.countries))),
        Held(_("Nor by anybody who belongs to"), ", ".join(wish.organisations)),
    ]


def as_sent(visit: Visit) -> Text:
    """The words as their author sent them."""
    return _text(_("Your words, as you sent them"), content_as_sent(visit.submission, visit.safe))


def newest(visit: Visit) -> Text | None:
    """The words as they stand now, where they are not the same any more."""
    version = latest_version(visit.submission)
    if version is None:
        return None
    now = version_content(version, visit.safe)
    sent = content_as_sent(visit.submission, visit.safe)
    same = all(getattr(now, name) == getattr(sent, name) for name in ("title", *VOICES))
    if same and _beside(now) == _beside(sent):
        return None
    return _text(_("The words as they stand now"), now)


def versions(visit: Visit) -> list[Text]:
    """Every version, oldest first, with who made it and when."""
    return [
        _text(_version_heading(version), version_content(version, visit.safe))
        for version in visit.submission.versions.order_by("number")
    ]


def translations(visit: Visit) -> list[Text]:
    """Each translation as it is written now, with where it stands."""
    perspective = visit.safe.get(visit.submission, "perspective")
    found = []
    for one in visit.submission.translations.all():
        texts = visit.safe.get(one, "texts", {})
        voices = [
            Voice(voice, heading_of(voice, perspective), paragraphs(texts[voice]))
            for voice in VOICES
            if texts.get(voice)
        ]
        heading = _("In %(language)s") % {"language": language_name(one.language)}
        found.append(
            Text(heading, one.language, texts.get("title", ""), voices, _about(visit, one))
        )
    return found


def _about(visit: Visit, translation: Translation) -> list[Held]:
    remark = visit.safe.get(translation, "remark")
    said = [
        Held(_("Where it stands"), str(translation.get_stage_display())),
        Held(_("To be changed"), remark),
    ]
    return [held for held in said if held.value]


def _version_heading(version: Version) -> str:
    by = _("by a moderator") if version.made_by_id else _("by you, or as you sent it")
    return _("Version %(number)d, %(by)s, %(day)s") % {
        "number": version.number,
        "by": by,
        "day": day(version.made_on),
    }


def _text(heading: str, content: Content) -> Text:
    voices = [
        Voice(voice, heading_of(voice, content.perspective), paragraphs(getattr(content, voice)))
        for voice in VOICES
        if getattr(content, voice)
    ]
    return Text(heading, content.language, content.title, voices, _beside(content))


def _beside(content: Content) -> list[Held]:
    words = {
        Detail.NAME: _("Name"),
        Detail.COUNTRY: _("Country"),
        Detail.REGION: _("Region"),
        Detail.SETTING: _("Kind of place"),
        Detail.YEARS: _("When"),
    }
    # All that is kept, also what could not be shown (stories.someone_else).
    given = [(detail, getattr(content, detail.value)) for detail in Detail]
    found = [Held(words[detail], in_plain_words(detail, value)) for detail, value in given if value]
    topics = topic_labels(
        {"coercion": list(content.coercion), "alternative": list(content.alternative)}
    )
    if topics:
        found.append(Held(_("Topics"), ", ".join(topic.label for topic in topics)))
    return found


def _shown(visit: Visit) -> str:
    shown = shown_details(visit.submission, visit.safe)
    named = _listed(Detail, shown.names())
    decade = [_("the decade")] if shown.only_decades else []
    return ", ".join([*filter(None, [named]), *decade])


def second_code_days(visit: Visit) -> list[str]:
    """What was done with the code for a person of trust, a sentence a day."""
    says = {
        SecondCode.MADE: _("Made on %(day)s."),
        SecondCode.REPLACED: _("Replaced by a new one on %(day)s."),
        SecondCode.OFF: _("Switched off on %(day)s."),
        SecondCode.USED: _("Used on %(day)s, to take your story off the site."),
    }
    there = visit.submission.second_lookup is not None
    now = _("There is one now.") if there else _("There is none now.")
    told = [says[done] % {"day": day(when)} for done, when in second_code_trail(visit.submission)]
    return [now, *told] if there or told else []


def _pace(visit: Visit) -> str:
    pace = visit.safe.get(visit.submission, "pace") or {}
    extra = pace.get("extra_days") or 0
    said = []
    if extra:
        said.append(
            ngettext("%(days)d day longer", "%(days)d days longer", extra) % {"days": extra}
        )
    if until := waits_for(pace):
        said.append(_("not before %(day)s") % {"day": day(until)})
    if pace.get("alone"):
        said.append(_("not for other stories"))
    return ", ".join(said)


def _label(choices: type, value: str | None) -> str:
    return str(choices(value).label) if value in choices.values else ""  # type: ignore[attr-defined]


def _listed(choices: type, values: Iterable[str] | None) -> str:
    return ", ".join(filter(None, (_label(choices, value) for value in values or ())))
