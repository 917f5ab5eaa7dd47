"""Sessions in the database, as Django keeps them; the row's end is known without asking again."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore


class SessionStore(DatabaseStore):
    """`ends` is when the row says that this session ends; nothing before it was read."""

    ends: datetime | None = None

    def _get_session_from_db(self) -> Any:
        row = super()._get_session_from_db()
        self.ends = row.expire_date if row is not None else None
        return row
