"""Where an author writes. The way back with a code lies under `return/`."""

from django.urls import include, path

from community.leaving import out_of_room
from stories.share.views import code, longer, paper, receipt, sending, short, start

app_name = "share"

urlpatterns = [
    path("", start.start, name="start"),
    path("help/", start.get_help, name="help"),
    path("under-18/", start.under_18, name="under-18"),
    path("throw-away/", start.throw_away, name="throw-away"),
    path("whose/", short.WhoseView.as_view(), name="whose"),
    path("about/", short.AboutView.as_view(), name="about"),
    path("words/", short.WordsView.as_view(), name="words"),
    path("helped/", short.HelpedView.as_view(), name="helped"),
    path("choice/", short.ChoiceView.as_view(), name="choice"),
    path("more/", longer.more, name="more"),
    path("title/", longer.TitleView.as_view(), name="title"),
    path("topics/", longer.TopicsView.as_view(), name="topics"),
    path("place/", longer.PlaceView.as_view(), name="place"),
    path("name/", longer.NameView.as_view(), name="name"),
    path("wish/", longer.WishView.as_view(), name="your-wish"),
    path("readers/", longer.ReadersView.as_view(), name="readers"),
    path("contact/", longer.ContactView.as_view(), name="contact"),
    path("pause/", code.pause, name="pause"),
    path("code/", code.code, name="code"),
    path("send/", sending.SendView.as_view(), name="send"),
    path("receipt/", receipt.receipt, name="receipt"),
    path("finish/", receipt.finish, name="forget"),
    path("out/", out_of_room, name="out"),
    path("done/", receipt.done, name="done"),
    path("paper/", paper.paper, name="paper"),
    path("return/", include("stories.share.returning.urls")),
    path("report/", include("stories.share.reports.urls")),
    path("claims/", include("stories.share.claims.urls")),
]
