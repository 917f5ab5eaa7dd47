"""The addresses of circles, under a language prefix and `circles/`."""

from django.urls import path, re_path

from groups.circles.embedding import embedding
from groups.circles.link import link
from groups.circles.views import calendar, circle, circles, month, week, week_of

app_name = "circles"

urlpatterns = [
    path("", week, name="week"),
    path("list/", circles, name="list"),
    path("calendar/", calendar, name="calendar"),
    re_path(r"^calendar/(?P<month>[12]\d{3}-[01]\d)/$", month, name="month"),
    re_path(r"^calendar/(?P<monday>[12]\d{3}-[01]\d-[0-3]\d)/$", week_of, name="week-of"),
    path("embed/", embedding, name="embedding"),
    path("<slug:slug>/", circle, name="circle"),
    path("<slug:slug>/link/", link, name="link"),
]
