"""Every setting of the product. What differs between machines comes from the environment."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from liaison.config import environment

PACKAGE = Path(__file__).resolve().parent.parent

SECRET_KEY = environment.secret_key()
DEBUG = environment.flag("LIAISON_DEBUG")
ALLOWED_HOSTS = environment.words("LIAISON_ALLOWED_HOSTS", "127.0.0.1,localhost")
CSRF_TRUSTED_ORIGINS = environment.words("LIAISON_TRUSTED_ORIGINS", "")

LIAISON_DEMO = environment.flag("LIAISON_DEMO")  # demo accounts may log in, from loopback only
LIAISON_FIXED_DAY = environment.day("LIAISON_DEMO_DAY")  # demo and tests may stand still on a day

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "liaison.ui",  # before django.forms, whose templates it replaces
    "django.forms",
    "django_htmx",
    "csp",
    "procrastinate.contrib.django",
    "liaison.tenancy",
    "liaison.record",
    "liaison.jobs",
    "liaison.search",
    "liaison.units",
    "liaison.accounts",
    "liaison.files",
    "liaison.workdays",
    "liaison.notifications",
    "liaison.schemes",
    "liaison.duties",
    "liaison.matters",
    "liaison.activities",
    "liaison.reports",
    "liaison.exports",
    "liaison.offices",
    "liaison.manual",
    "liaison.home",
    "liaison.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "liaison.accounts.middleware.SeatAddressMiddleware",  # before anything looks at the address
    "django.contrib.sessions.middleware.SessionMiddleware",
    "liaison.ui.middleware.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "liaison.files.middleware.UploadMiddleware",  # before anything reads what was sent
    "liaison.ui.middleware.CharactersMiddleware",  # the first that reads it
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "liaison.record.middleware.RefusalMiddleware",  # outside the request's transaction
    "liaison.accounts.middleware.SeatMiddleware",
]

ROOT_URLCONF = "liaison.config.urls"
WSGI_APPLICATION = "liaison.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "liaison.ui.context.frame",
                "liaison.accounts.context.acting",
                "liaison.notifications.context.inbox",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "liaison.ui.templatetags.ui",
            ],
        },
    }
]
FORM_RENDERER = "liaison.ui.forms.PageRenderer"

# The app's role serves; only migrations use the owner's. Both are made at start-up by liaison.launch.
_as_owner = os.environ.get("LIAISON_DATABASE_ROLE") == "owner"
DATABASES = {
    "default": {
        **environment.database("LIAISON_OWNER_URL" if _as_owner else "LIAISON_APP_URL"),
        "CONN_HEALTH_CHECKS": True,
    }
}
if not _as_owner:
    # A pool more than doubles the requests served; the tenant is set per transaction, so sharing is safe.
    DATABASES["default"]["OPTIONS"] |= {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}}
# What a process remembers between requests: for each seat what waits, as whom it acts, its first page.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 3000}}
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "liaison.accounts.forms.passwords.RulesValidator"},
    {"NAME": "liaison.accounts.forms.passwords.ReuseValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# What graded protection leaves to the installation; the defaults are what assessors usually look for.
LIAISON_PASSWORD_LENGTH = environment.number("LIAISON_PASSWORD_LENGTH", 10)
LIAISON_PASSWORD_CLASSES = environment.number("LIAISON_PASSWORD_CLASSES", 3)  # of 4 classes of characters
LIAISON_PASSWORD_DAYS = environment.number("LIAISON_PASSWORD_DAYS", 90)  # 0: a password does not age
LIAISON_PASSWORD_HISTORY = environment.number("LIAISON_PASSWORD_HISTORY", 5)  # not to be chosen again
LIAISON_FIRST_PASSWORD_DAYS = environment.number("LIAISON_FIRST_PASSWORD_DAYS", 14)  # a slip opens so long
LIAISON_WRONG_TRIES = environment.number("LIAISON_WRONG_TRIES", 5)  # then the account is locked
LIAISON_WRONG_TRIES_OF_ADDRESS = environment.number("LIAISON_WRONG_TRIES_OF_ADDRESS", 30)  # offices share one
LIAISON_LOCK_MINUTES = environment.number("LIAISON_LOCK_MINUTES", 15)
LIAISON_IDLE_MINUTES = environment.number("LIAISON_IDLE_MINUTES", 30)  # 0: the working day alone ends it
LIAISON_UNUSED_DAYS = environment.number("LIAISON_UNUSED_DAYS", 90)  # then an account is reported
LIAISON_SECOND_FACTOR_ROLES = environment.words("LIAISON_SECOND_FACTOR_ROLES", "")  # must have one
# Single sign-on of the office; without an issuer there is none.
LIAISON_OIDC_ISSUER = os.environ.get("LIAISON_OIDC_ISSUER", "").rstrip("/")
LIAISON_OIDC_CLIENT = os.environ.get("LIAISON_OIDC_CLIENT", "")
LIAISON_OIDC_SECRET = os.environ.get("LIAISON_OIDC_SECRET", "")
LIAISON_OIDC_NAME = os.environ.get("LIAISON_OIDC_NAME", "")  # as its users call it; empty: 统一身份认证
LOGIN_URL = "accounts:log_in"
LOGIN_REDIRECT_URL = "home:home"
LOGOUT_REDIRECT_URL = "accounts:log_in"

SESSION_ENGINE = "liaison.accounts.models.sessions"
SESSION_COOKIE_AGE = 8 * 60 * 60  # a working day
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = environment.flag("LIAISON_BEHIND_TLS")
if environment.flag("LIAISON_BEHIND_TLS"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "style-src": [SELF],
        "script-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# How long entries of the record are kept, in days; half a year is the least that the law asks for.
LIAISON_RECORD_DAYS = environment.number("LIAISON_RECORD_DAYS", 3 * 366, least=184)

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = ["liaison.ui.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "/static/"  # beside, not below, the address of a seat
LIAISON_MANUAL = PACKAGE.parent / "docs" / "manual"
STATICFILES_DIRS = [("manual", LIAISON_MANUAL / "images")]
STATIC_ROOT = Path(os.environ.get("LIAISON_STATIC_ROOT", PACKAGE.parent / "build" / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # originals are kept in the database
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Uploads: the largest file, what all files of one unit may fill, and the office's virus scanner:
# unix:/run/clamd.sock, tcp:host:3310, or a command that reads the file; empty for none.
LIAISON_FILE_BYTES = environment.number("LIAISON_FILE_MEGABYTES", 20, least=1) * 1024 * 1024
LIAISON_UNIT_FILE_BYTES = environment.number("LIAISON_UNIT_FILE_MEGABYTES", 2000, least=1) * 1024 * 1024
LIAISON_TEXT_BYTES = 2 * 1024 * 1024  # that may be pasted
# Larger requests are refused before they are read (files.middleware); a letter takes three bytes on the way.
DATA_UPLOAD_MAX_MEMORY_SIZE = LIAISON_FILE_BYTES + 3 * LIAISON_TEXT_BYTES
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
LIAISON_SCANNER = os.environ.get("LIAISON_SCANNER", "")
LIAISON_LINK_DAYS = environment.number(
    "LIAISON_LINK_DAYS", 14, least=1
)  # how long a confirmation link is open

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
