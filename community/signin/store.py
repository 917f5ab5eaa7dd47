"""Sessions in the database, as Django keeps them; the row's end is known without asking again."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore


class SessionStore(DatabaseStore):
    """`ends` is when the row says that this session ends; nothing before it was read."""

    ends: datetime | None = None

    def _validate_session_key(self, key: Any) -> bool:
        """Only what Django may have made: PostgreSQL takes a NUL in no question."""
        return bool(super()._validate_session_key(key) and key.isascii() and key.isalnum())

    def _get_session_from_db(self) -> Any:
        row = super()._get_session_from_db()
        self.ends = row.expire_date if row is not None else None
        return row

    def save(self, must_create: bool = False) -> None:
        """As Django does; a row that is there is written in one statement, which needs no
        transaction around it.

        Raises UpdateError when the session was ended meanwhile, CreateError as Django does.
        """
        if must_create or self.session_key is None:
            super().save(must_create)
            return
        row = self.create_model_instance(self._get_session(no_load=False))
        changed = {"session_data": row.session_data, "expire_date": row.expire_date}
        if not self.model.objects.filter(pk=row.session_key).update(**changed):
            raise UpdateError
