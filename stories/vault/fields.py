"""The one kind of field that may hold what an author told us."""

from typing import Any

from django.db import models


class SealedField(models.BinaryField):  # type: ignore[type-arg]
    """Bytes sealed under the submission's data key, or nothing. Read and written by `Safe` only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **(kwargs | {"null": True, "blank": True, "editable": False}))

    def deconstruct(self) -> Any:
        """Null and blank are part of what the field is, so migrations need not repeat them."""
        name, path, args, kwargs = super().deconstruct()
        for implied in ("null", "blank", "editable"):
            kwargs.pop(implied, None)
        return name, path, args, kwargs
