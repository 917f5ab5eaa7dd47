"""The addresses of bringing in, under the admin's."""

from django.urls import path

from groups.bring.pages.checking import CheckingPage
from groups.bring.pages.columns import ColumnsPage
from groups.bring.pages.rows import AnotherPage, ErrorsFile, RowsPage
from groups.bring.pages.start import LetGoPage, StartPage

urlpatterns = [
    path("bring/", StartPage.as_view(), name="groups_bring"),
    path("bring/<uuid:pk>/columns/", ColumnsPage.as_view(), name="groups_bring_columns"),
    path("bring/<uuid:pk>/checking/", CheckingPage.as_view(), name="groups_bring_checking"),
    path("bring/<uuid:pk>/rows/", RowsPage.as_view(), name="groups_bring_rows"),
    path("bring/<uuid:pk>/rows/<int:number>/", AnotherPage.as_view(), name="groups_bring_another"),
    path("bring/<uuid:pk>/errors.csv", ErrorsFile.as_view(), name="groups_bring_errors"),
    path("bring/<uuid:pk>/let-go/", LetGoPage.as_view(), name="groups_bring_let_go"),
]
