"""What machines read: no language prefix, and not inside any section."""

from django.templatetags.static import static
from django.urls import path
from django.utils.functional import lazy
from django.views.generic import RedirectView

from home.api import api
from home.machines import reservation, robots, sitemap
from stories.library.embed import embed
from stories.library.feed import feed

# Resolved at the first request: the names of static files carry their hash.
ICON = lazy(static, str)("img/favicon.svg")

urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path("favicon.ico", RedirectView.as_view(url=ICON)),
    path("sitemap.xml", sitemap, name="sitemap"),
    path(".well-known/tdmrep.json", reservation, name="tdm_reservation"),
    path("api/", api.urls),
    path("feeds/stories.atom", feed, name="stories_feed"),
    path("embed/stories/", embed, name="stories_embed"),
    path("embed/stories/<slug:language>/", embed, name="stories_embed_in"),
]
