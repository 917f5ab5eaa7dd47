"""What machines read: no language prefix, and not inside any section."""

from django.templatetags.static import static
from django.urls import path
from django.utils.functional import lazy
from django.views.generic import RedirectView

from groups.circles.embed import embed_week
from groups.directory.embed import embed_list, embed_map
from home.api import api
from home.machines import reservation, robots
from home.promises.feed import feed as promises_feed
from home.sitemap import sitemap
from home.watch.metrics import metrics
from stories.library.embed import embed
from stories.library.feed import feed

# Resolved at the first request: the names of static files carry their hash.
ICON = lazy(static, str)("img/favicon.svg")

urlpatterns = [
    path("metrics", metrics, name="metrics"),
    path("robots.txt", robots, name="robots"),
    path("favicon.ico", RedirectView.as_view(url=ICON)),
    path("sitemap.xml", sitemap, name="sitemap"),
    path(".well-known/tdmrep.json", reservation, name="tdm_reservation"),
    path("api/", api.urls),
    path("feeds/stories.atom", feed, name="stories_feed"),
    path("feeds/came-of-it.atom", promises_feed, name="promises_feed"),
    path("embed/stories/", embed, name="stories_embed"),
    path("embed/stories/<slug:language>/", embed, name="stories_embed_in"),
    path("embed/circles/", embed_week, name="circles_embed"),
    path("embed/circles/<slug:language>/", embed_week, name="circles_embed_in"),
    path("embed/groups/", embed_list, name="groups_embed"),
    path("embed/groups/map/", embed_map, name="groups_embed_map"),
    path("embed/groups/<slug:language>/", embed_list, name="groups_embed_in"),
    path("embed/groups/<slug:language>/map/", embed_map, name="groups_embed_map_in"),
]
