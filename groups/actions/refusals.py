"""Why an action did not happen. Each is a plain answer to somebody, never a fault."""


class Refusal(Exception):
    """An action that could not be carried out as asked."""


class NotNow(Refusal):
    """The entry, or what was told of it, is not in a state that allows this (any more)."""


class NoSuchDay(Refusal):
    """The circle does not meet on this day, or the day is over."""


class NotYours(Refusal):
    """This person is no organiser of this entry."""


class TooMany(Refusal):
    """As many of these are waiting already as people can care for."""


class Overtaken(Refusal):
    """Somebody changed the entry since this person looked at it."""


class Incomplete(Refusal):
    """The entry cannot be public as it is; `missing` says why, field by field."""

    def __init__(self, missing: dict[str, list[str]]) -> None:
        super().__init__("incomplete")
        self.missing = missing
