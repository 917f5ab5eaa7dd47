"""Sessions, decoded: in their table they are signed, compressed and in base64."""

import json
from collections.abc import Iterator, Sequence

from django.contrib.sessions.models import Session

from community.residue.findings import Finding
from community.residue.haystack import Haystack
from community.residue.needles import Needle


def search_sessions(needles: Sequence[Needle]) -> Iterator[Finding]:
    """Needles in what sessions hold. A session is named by its place: its key is a secret."""
    for number, session in enumerate(Session.objects.iterator(), start=1):
        text = json.dumps(session.get_decoded(), ensure_ascii=False, default=str)
        for needle in needles:
            if Haystack(text.encode()).holds(needle):
                yield Finding(needle.number, f"default: django_session, decoded, row {number}")
