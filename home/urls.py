"""Addresses of the pages that are not editors' pages, under a language prefix."""

from django.urls import path

from home.views import components

app_name = "home"

urlpatterns = [
    path("about/components/", components, name="components"),
]
