"""What machines are told of a story: search engines, archives, and those who mine texts.

Everything is closed unless the author opened it, and each of these may be closed again.
"""

from typing import Final

from django.conf import settings
from django.db.models import Q
from django.http import HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import override

from community.settings.policy import MAY_MINE, RESERVED
from stories.models import Story, StoryTranslation

# Whoever looks for a story may find its page. Neither words of it stand in the results, where no
# note comes first and nothing we take down goes away, nor a copy of it, nor an answer that a
# machine made of it: `nosnippet` and `noarchive` say so to Google and to Bing.
FOUND: Final = "noarchive, nosnippet"
HIDDEN: Final = f"noindex, {FOUND}"
# A list shows openings of stories whose authors want no search engine; its links may be followed.
LIST: Final = f"noindex, follow, {FOUND}"
# The stories that anyone may take along and show elsewhere.
OPEN: Final = Q(allows_open_data=True)


def crawlers_may(found: Story) -> str:
    """What search engines may do: nothing, unless the author allows it; never show its words."""
    return FOUND if found.allows_search_engines else HIDDEN


def mining(found: Story) -> str:
    """The right to mine it (Directive (EU) 2019/790, article 4): kept, but for open data."""
    return MAY_MINE if found.allows_open_data else RESERVED


def canonical_path(found: Story | StoryTranslation) -> str:
    """Its one address: under its own language where the interface has it, else English."""
    spoken = found.language in dict(settings.LANGUAGES)
    with override(found.language if spoken else settings.LANGUAGE_CODE):
        return found.get_absolute_url()


def tell_machines(response: HttpResponse, robots: str, tdm: str = RESERVED) -> HttpResponse:
    """Set the headers; a story's words lie in no cache, so that taking it down takes them all."""
    response.headers["X-Robots-Tag"] = robots
    response.headers["tdm-reservation"] = tdm
    patch_cache_control(response, private=True, no_store=True)
    return response
