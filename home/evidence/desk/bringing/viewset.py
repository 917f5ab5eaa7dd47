"""The pages of bringing figures in: a file, every row's fate, one press."""

from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from community.sheets.sent import MEGABYTE, FileForm
from community.sheets.table import MOST_BYTES, Unreadable
from home.evidence.desk.bringing.carry_out import ChangedMeanwhile, Done, NotNow, carry_out
from home.evidence.desk.bringing.columns import COLUMNS, REQUIRED, label, match
from home.evidence.desk.bringing.export import export
from home.evidence.desk.bringing.plan import Fate, Plan, Row, plan_of
from home.evidence.desk.bringing.receive import KEPT_DAYS, MOST_FIGURES, receive
from home.models import FigureFile

MAY: Final = tuple(
    f"home.{verb}_{noun}" for verb in ("add", "change") for noun in ("series", "figure")
)
A_PAGE: Final = 50


class BringPage(WagtailAdminTemplateMixin, TemplateView):  # type: ignore[misc]
    """For whoever may add and change figures. Wagtail turns the refusal into a message."""

    header_icon = "download"
    page_title = gettext_lazy("Bring in figures")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody else."""
        if not request.user.has_perms(MAY):
            raise PermissionDenied
        answered: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answered

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, bringing in, and where this is."""
        start = {"url": reverse("figures-bring:index"), "label": BringPage.page_title}
        here = self.page_title != BringPage.page_title
        more = [{"url": "", "label": self.page_title}] if here else []
        return [*self.breadcrumbs_items, start, *more]


class StartPage(BringPage):
    """A form for the file, and the file that was begun before."""

    template_name = "evidence/desk/start.html"
    form: FileForm | None = None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What a person needs to know before they send it."""
        return super().get_context_data(**kwargs) | {
            "form": self.form or FileForm(),
            "begun": FigureFile.objects.filter(editor_id=self.request.user.pk).first(),
            "most_rows": MOST_FIGURES,
            "most_bytes": MOST_BYTES // MEGABYTE,
            "kept_days": KEPT_DAYS,
            "fields": [(name, label(name), name in REQUIRED) for name in COLUMNS],
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        """Read it, or say beside it why it cannot be read."""
        self.form = FileForm(request.POST, request.FILES)
        if self.form.is_valid():
            try:
                content = self.form.cleaned_data["file"].read()
                file = receive(content=content, editor=request.user)
                return redirect("figures-bring:rows", file.pk)
            except Unreadable as error:
                self.form.add_error("file", str(error))
        return self.render_to_response(self.get_context_data(), status=422)


class FilePage(BringPage):
    """A page of one file. Nobody sees another's; one that is gone is 404."""

    @cached_property
    def file(self) -> FigureFile:
        """The file of the address."""
        return get_object_or_404(FigureFile, pk=self.kwargs["pk"], editor=self.request.user)


class RowsPage(FilePage):
    """The rows, by fate; and a press that writes them all, where none has an error."""

    template_name = "evidence/desk/rows.html"
    page_title = gettext_lazy("What becomes of each row")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page of rows that is asked for, and how many there are of each fate."""
        plan = plan_of(self.file, timezone.localdate())
        counts, fate = plan.counts, self.request.GET.get("fate", "")
        rows = [row for row in plan.rows if row.fate == fate or fate not in Fate.values]
        page = Paginator(rows, A_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {
            "file": self.file,
            "fates": [(one.value, one.label, counts[one]) for one in Fate],
            "fate": fate if fate in Fate.values else "",
            "page": page,
            "rows": _shown(self.file, list(page)),
            "writes": counts[Fate.NEW] + counts[Fate.CHANGES],
            "wrong": counts[Fate.ERROR],
            "number": len(plan.rows),
            "left_out": _left_out(self.file),
            "digest": plan.digest,
            "new_series": _new_series(plan),
        }

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Carry it out, and say how much of each."""
        digest, today = request.POST.get("digest", ""), timezone.localdate()
        try:
            done = carry_out(file_id=self.file.pk, editor=request.user, digest=digest, today=today)
        except ChangedMeanwhile:
            told = _("The figures have changed meanwhile. Nothing is written: please look again.")
            messages.warning(request, told)
            return redirect("figures-bring:rows", self.file.pk)
        except NotNow:
            return redirect("figures-bring:rows", self.file.pk)
        messages.success(request, _told(done))
        return redirect("figures:index")


class LetGoPage(FilePage):
    """Forgets a file that was begun."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Back to the start."""
        self.file.delete()
        return redirect("figures-bring:index")


class ExportPage(BringPage):
    """All figures, to be changed and brought in again."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """As a file."""
        return export(request)


class BringMenuItem(MenuItem):  # type: ignore[misc]
    """Only for whoever may."""

    def is_shown(self, request: HttpRequest) -> bool:
        """By permission."""
        return bool(request.user.has_perms(MAY))


class BringFiguresViewSet(ViewSet):  # type: ignore[misc]
    """The start, the rows, forgetting, and the same the other way."""

    name = "figures-bring"
    icon = "download"
    menu_label = gettext_lazy("Bring in figures")
    menu_item_class = BringMenuItem

    def get_urlpatterns(self) -> list[Any]:
        """Four pages."""
        return [
            path("", StartPage.as_view(), name="index"),
            path("export.csv", ExportPage.as_view(), name="export"),
            path("<uuid:pk>/", RowsPage.as_view(), name="rows"),
            path("<uuid:pk>/let-go/", LetGoPage.as_view(), name="let_go"),
        ]


def _shown(file: FigureFile, rows: list[Row]) -> list[dict[str, Any]]:
    cells = dict(file.rows)
    return [
        {
            "number": row.said.number,
            "name": " · ".join(filter(None, (row.said.series, row.said.period))),
            "fate": row.fate,
            "label": row.fate.label,
            "errors": [
                (*_cell(file, cells[row.said.number], name), told) for name, told in row.said.errors
            ],
            "changes": row.changes,
            "note": row.note,
        }
        for row in rows
    ]


def _cell(file: FigureFile, cells: list[str], name: str) -> tuple[str, str]:
    """The heading of the column that is this field, and what the row has there."""
    place = match(file.columns).get(name)
    return (name, "") if place is None else (file.columns[place], cells[place])


def _left_out(file: FigureFile) -> list[str]:
    """The headings that are no field of ours."""
    used = set(match(file.columns).values())
    return [name for place, name in enumerate(file.columns) if place not in used and name]


def _new_series(plan: Plan) -> list[str]:
    return [slug for slug in plan.series if slug not in plan.known]


def _told(done: Done) -> str:
    new = ngettext("%(number)s figure is new.", "%(number)s figures are new.", done.new)
    changed = ngettext("%(number)s is changed.", "%(number)s are changed.", done.changed)
    pairs = ((new, done.new), (changed, done.changed))
    return " ".join(text % {"number": number} for text, number in pairs if number)
