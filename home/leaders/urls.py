"""The addresses of letters, under a language prefix."""

from django.urls import path

from home.leaders.choosing import index
from home.leaders.deciding import deciding
from home.leaders.views import paper

app_name = "leaders"

urlpatterns = [
    path("", index, name="index"),
    path("who-decides/", deciding, name="deciding"),
    path("<slug:slug>/", paper, name="paper"),
]
