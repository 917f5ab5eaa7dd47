"""Every address. Library, share and find are plain views before Wagtail's pages, so that no
moved page can break them."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from community.errors import not_found
from community.health import health
from community.leaving import out
from community.signin import urls as signin_urls

handler400 = "community.errors.bad_request"
handler403 = "community.errors.forbidden"
handler404 = "community.errors.not_found"
handler500 = "community.errors.server_error"
# Not Django's name: allauth looks for it when its own limits are reached.
handler429 = "community.errors.too_many"

# In production the web server hands out media; the demonstration has none before it.
media = (
    [re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT})]
    if settings.DEMONSTRATION
    else []
)

urlpatterns = [
    path("healthz", health, name="health"),
    path("", include("home.machine_urls")),
    path("", include(signin_urls)),
    # Wagtail's own trial of its error page: it fails on purpose, for whoever opens it.
    path("admin/failwhale/", not_found),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("i18n/", include("django.conf.urls.i18n")),
    *media,
    *i18n_patterns(
        path("out/", out, name="out"),
        path("stories/", include("stories.library.urls")),
        path("share/", include("stories.share.urls")),
        path("about/", include("stories.care.urls")),
        path("circles/", include("groups.stewards.circles.urls")),
        path("find/", include("groups.stewards.urls")),
        path("find/", include("groups.directory.urls")),
        path("circles/", include("groups.circles.urls")),
        path("dossier/letters/", include("home.leaders.urls")),
        path("dossier/", include("home.dossier.urls")),
        path("evidence/", include("home.evidence.urls")),
        path("guide/", include("home.topics.urls")),
        path("came-of-it/", include("home.promises.urls")),
        path("helplines/", include("home.lines.urls")),
        path("plan/", include("home.plan.urls")),
        path("search/", include("home.search.urls")),
        path("", include("home.urls")),
        path("", include(wagtail_urls)),
    ),
]
