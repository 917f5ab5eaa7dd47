"""The address of the one box, under a language prefix and `search/`."""

from django.urls import path

from home.search.views import search

app_name = "search"

urlpatterns = [path("", search, name="search")]
