"""What every installation shares. Secrets and databases come from dev, test or production."""

import zoneinfo
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from community.settings.environment import Environment
from community.settings.logs import LOGGING as LOGGING
from community.settings.periods import read_periods
from community.settings.policy import CONTENT_SECURITY_POLICY as CONTENT_SECURITY_POLICY
from community.settings.policy import HSTS_SECONDS, SESSION_IDLE_SECONDS, file_headers
from community.settings.signin import *  # noqa: F403 - Django reads settings from one namespace

ROOT = Path(__file__).resolve().parents[2]
environment = Environment()

DEBUG = False
DEMONSTRATION = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "community.urls"
WSGI_APPLICATION = "community.wsgi.application"
AUTH_USER_MODEL = "community.User"

INSTALLED_APPS = [
    "home",
    "groups",
    "stories.vault",
    "stories",
    "community",
    "wagtail_localize",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "community.panels.users_app.HouseUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "django_countries",
]

MIDDLEWARE = [
    "community.watch.middleware.CountAnswers",
    "community.page_cache.middleware.PageCache",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "community.middleware.PrivacyHeaders",
    "community.middleware.QuickPolicy",
    "community.middleware.AdminPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "community.middleware.StaySignedIn",
    "community.language.LanguageOfPages",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "community.page_cache.pending.StillShown",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "community.middleware.SecondFactor",
    "community.rooms.Rooms",
    "community.middleware.HalfForms",
    "community.redirects.OldAddresses",
    "community.read_only.ReadOnly",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "community.context.site",
            ],
        },
    }
]
FORM_RENDERER = "community.forms.OurForms"

# --- languages -------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("en", "English"),
    ("de", "Deutsch"),
    ("fr", "Français"),
]
# Nobody who grew up with these languages has read their texts yet; every page in one says so.
AWAITING_REVIEW = ("de", "fr")
# A page that was just sent to be translated is a draft: half of it is still in another language.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = WAGTAIL_I18N_ENABLED = True
FORMAT_MODULE_PATH = ["community.formats"]
TIME_ZONE = "UTC"
USE_TZ = True
# Laws on clocks change. What the lock names counts, not what an operating system has: the same on
# every server, and known to the tests.
zoneinfo.reset_tzpath(to=())
zoneinfo.ZoneInfo.clear_cache()
# Stories come in more languages than the pages around them.
STORY_LANGUAGES = [
    ("en", _("English")),
    ("de", _("German")),
    ("fr", _("French")),
    ("it", _("Italian")),
    ("es", _("Spanish")),
]

# --- databases -------------------------------------------------------------------------------
DATABASE_ROUTERS = ["stories.vault.router.KeysApart"]

# --- pages that were made a moment ago --------------------------------------------------------
PAGE_CACHE_URL = ""  # a Redis; without one every page is made anew

# --- watching --------------------------------------------------------------------------------
DEFAULT_EXCEPTION_REPORTER = "community.error_report.QuietReporter"
# What nobody catches is logged by its kind alone; tests and developers want to read all of it.
CRASH_QUIETLY = False
METRICS_TOKEN = ""  # whoever asks /metrics must know it; empty: there is no such address

# --- backups ---------------------------------------------------------------------------------
# Two folders, and for whom each is sealed (age). Empty: this installation makes none.
BACKUPS = KEYS_BACKUPS = ""
BACKUP_RECIPIENTS: list[str] = []
KEYS_BACKUP_RECIPIENTS: list[str] = []

# --- files -----------------------------------------------------------------------------------
STATIC_URL = "/static/"
MEDIA_URL = "/media/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    # What a restored backup must not take back: signed, outside both databases.
    "records": {"BACKEND": "stories.vault.durable.DurableFiles"},
}
WHITENOISE_ADD_HEADERS_FUNCTION = file_headers
WHITENOISE_ALLOW_ALL_ORIGINS = False
FILE_UPLOAD_HANDLERS = [
    "community.uploads.OnlyStaff",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# 50,000 characters of four bytes, each percent-encoded, and the rest of the form with them.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000

# A name that people know, and no places without a mental health service.
COUNTRIES_OVERRIDE = {"NR": "Nauru", "AQ": None, "BV": None, "HM": None}

# Parts of the site that are announced and not there yet, by address: menu and doors say so.
BEING_BUILT: tuple[str, ...] = ()

# --- cookies, sessions, browser rules --------------------------------------------------------
SESSION_ENGINE = "community.signin.store"
SESSION_COOKIE_AGE = SESSION_IDLE_SECONDS
# However busy the day: after this somebody of the staff shows their second factor again.
SIGN_IN_LASTS_SECONDS = environment.number("SIGN_IN_HOURS", 12, least=1, most=24) * 3600
SESSION_SAVE_EVERY_REQUEST = False
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
# The default leaves a cookie for a year, also on a phone that was borrowed for an hour.
CSRF_COOKIE_AGE = None
# How somebody wants to read (community.preferences): until the browser is closed.
READING_COOKIE_NAME = "reading"
CSRF_FAILURE_VIEW = "community.errors.csrf_failure"
X_FRAME_OPTIONS = "SAMEORIGIN"
# Not no-referrer: browsers then send `Origin: null` with a form, and it would be refused as forged.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- Wagtail ---------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Heard, Not Held"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_COMMENTS_ENABLED = True
# A draft is saved when somebody says so. Saved while they type as well, a comment on which they
# press “Save” stands there twice, and every half sentence stays as a version of its own.
WAGTAIL_AUTOSAVE_INTERVAL = 0
WAGTAIL_FRONTEND_LOGIN_URL = "/accounts/login/"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {"WIDGET": "community.panels.rich_text.ReadableRichText"}
}
WAGTAILIMAGES_IMAGE_MODEL = "community.HouseImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "community.panels.images.HouseImageForm"
WAGTAILDOCS_DOCUMENT_MODEL = "community.HouseDocument"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 8 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["pdf", "odt", "docx", "txt", "csv"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# A page that is renamed or moved is found at its old address too: `community.moves` listens in the
# place of Wagtail, which would keep addresses of drafts.
WAGTAILREDIRECTS_AUTO_CREATE = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "modelsearch.backends.database",
        # Words are stemmed by language before they reach the index; the database adds nothing.
        "SEARCH_CONFIG": "simple",
        "ATOMIC_REBUILD": True,
    }
}
TAGGIT_CASE_INSENSITIVE = True

# --- our own ---------------------------------------------------------------------------------
PERIODS = read_periods(environment)
LEAVE_URL = environment.text("LEAVE_URL", "https://www.wikipedia.org/")
# How many proxies of our own stand in front; limits count visitors, not the last proxy.
PROXIES = environment.number("PROXIES", 0, most=5)
# Where this installation's own source is offered (AGPL-3.0, section 13).
SOURCE_URL = environment.text("SOURCE_URL", "")
# The countries that this site is for first: help lines there are looked up before it opens.
COUNTRIES = [code.upper() for code in environment.words("COUNTRIES", [])]
# Whether new stories stay closed until everything stands that they need (community.opening).
OPENING_GATE = False
VOICE_LIMIT = 50_000
EMAIL_NEUTRAL_SUBJECT = "News"
# Seconds. A mail server that takes the letter and never answers must hold nobody up.
EMAIL_TIMEOUT = 10
HSTS = HSTS_SECONDS
