"""“Report this”. Included under `share/report/`, in the namespace `share`."""

from django.urls import path

from stories.share.reports import telling

urlpatterns = [
    path("done/", telling.done, name="report-done"),
    path("<slug:kind>/<slug:reference>/", telling.report, name="report"),
]
