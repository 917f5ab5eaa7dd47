"""The help lines' addresses, under a language prefix and `helplines/`."""

from django.urls import path

from home.lines.views import country, index

app_name = "lines"

urlpatterns = [
    path("", index, name="index"),
    path("<slug:code>/", country, name="country"),
]
