"""Addresses below the guide that no editor's page can take, under a language prefix."""

from django.urls import path

from home.topics.views import glossary, index, topic

app_name = "topics"

urlpatterns = [
    path("glossary/", glossary, name="glossary"),
    path("topics/", index, name="index"),
    path("topics/<slug:slug>/", topic, name="topic"),
]
