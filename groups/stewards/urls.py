"""The organisers' addresses, under `find/`, before the names of entries."""

from django.urls import path

from community.leaving import out_of_room
from groups.stewards import blocking, confirming, joining
from groups.stewards.adding.of_groups import GROUP
from groups.stewards.adding.urls import adding_urls
from groups.stewards.circles import keeping as meeting
from groups.stewards.dates import views as dates
from groups.stewards.keeping import account, changing, entry, looking, people, remarks, standing
from groups.stewards.signin import views as signin
from groups.stewards.visitors import telling, writing

app_name = "stewards"

urlpatterns = [
    *adding_urls("add/", GROUP),
    path("enter/", signin.enter, name="enter"),
    path("enter/code/", signin.code, name="code"),
    path("enter/out/", signin.go_out, name="out"),
    path("enter/gone/", account.gone, name="gone"),
    path("out/", out_of_room, name="leave-site"),
    path("mine/", entry.mine, name="mine"),
    path("mine/account/", account.account, name="account"),
    path("mine/<slug:slug>/", entry.entry, name="entry"),
    path("mine/<slug:slug>/look/", looking.look, name="look"),
    path("mine/<slug:slug>/send/", looking.send, name="send"),
    path("mine/<slug:slug>/change/<slug:name>/", changing.part, name="change"),
    path("mine/<slug:slug>/contact/", changing.contact, name="contact"),
    path("mine/<slug:slug>/when/", meeting.when, name="when"),
    path("mine/<slug:slug>/venue/", meeting.venue, name="venue"),
    path("mine/<slug:slug>/picture/", changing.picture, name="picture"),
    path("mine/<slug:slug>/confirm/", standing.confirm, name="confirm-here"),
    path("mine/<slug:slug>/pause/", standing.pause, name="pause"),
    path("mine/<slug:slug>/resume/", standing.resume, name="resume"),
    path("mine/<slug:slug>/close/", standing.close, name="close"),
    path("mine/<slug:slug>/dates/", dates.here, name="dates-here"),
    path("mine/<slug:slug>/dates/link/", dates.link, name="dates-link"),
    path("mine/<slug:slug>/blocked/", blocking.blocked, name="blocked"),
    path("mine/<slug:slug>/remarks/", remarks.remarks, name="remarks"),
    path("mine/<slug:slug>/people/", people.people, name="people"),
    path("mine/<slug:slug>/people/<int:number>/", people.answer, name="answer"),
    path("mine/<slug:slug>/leave/", people.leave, name="leave"),
    path("confirm/<str:token>/", confirming.confirm, name="confirm"),
    path("dates/<str:token>/", dates.by_link, name="dates"),
    path("block/<str:token>/", blocking.block, name="block"),
    path("invited/<str:token>/", joining.invited, name="invited"),
    path("suggest/", telling.suggest, name="suggest"),
    path("suggest/told/", telling.told, name="told"),
    path("suggest/written/", writing.written, name="written"),
    path("<slug:slug>/write/", writing.write_to, name="write"),
    path("<slug:slug>/change/", telling.suggest_change, name="suggest_change"),
    path("<slug:slug>/report/", telling.report, name="report"),
    path("<slug:slug>/join/", joining.join, name="join"),
]
