"""Why an action did not happen. Each is a plain answer to somebody, never a fault."""


class Refusal(Exception):
    """An action that could not be carried out as asked."""


class NotNow(Refusal):
    """The story is not in a state that allows this."""


class MayNotBeShown(NotNow):
    """A detail that is not there, or that may not stand beside a story about somebody else."""


class StillCalledFor(NotNow):
    """The author's own answers call for this care, so no moderator can lift it."""


class Overtaken(Refusal):
    """Somebody else changed the story since this person looked at it."""


class Incomplete(Refusal):
    """Something is missing; `missing` names the steps of the share journey."""

    def __init__(self, *missing: str) -> None:
        super().__init__("incomplete")
        self.missing = missing


class HoldsCode(Refusal):
    """A text holds the author's code, which must never leave their hands."""


class UnknownCode(Refusal):
    """No story opens with this code."""


class TellsNothing(Refusal):
    """A claim that tells nothing beyond what everybody can read never gets further than a no."""


class TooMany(Refusal):
    """As many of these are waiting already as people can care for."""


class NotWhatWasSeen(Refusal):
    """The text to approve is not the text that was in view."""


class MayNotRead(Refusal):
    """This moderator stepped back from this story, or may not read it."""


class NotForYou(MayNotRead):
    """Not for this person. Which of several reasons it is would tell about its author."""


class SamePerson(Refusal):
    """This needs somebody else: two people, and this one has already done their part."""


class DecidedBefore(SamePerson):
    """An appeal changed what this person had decided: others decide from then on."""
