"""The dossier's addresses, under a language prefix."""

from django.urls import path

from home.dossier.views import choose, sentences, sheet

app_name = "dossier"

urlpatterns = [
    path("", choose, name="choose"),
    path("sheet/", sheet, name="sheet"),
    path("sentences/<slug:reference>/", sentences, name="sentences"),
]
