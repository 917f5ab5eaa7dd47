"""What a visitor suggested, as the first words of a new entry."""

from uuid import UUID

from groups.models import Suggestion


def prefilled(told: str) -> dict[str, str]:
    """Name and town out of this open message; nothing for what is no open message."""
    try:
        key = UUID(told)
    except ValueError:
        return {}
    message = Suggestion.objects.open().filter(pk=key).first()
    return {"name": message.name, "town": message.place} if message else {}
