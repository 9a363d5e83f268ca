"""Settings every environment shares. Environments only override; the shop's part is in shop.py."""

from decimal import Decimal
from pathlib import Path

import environ

from portal.settings.maps import *  # noqa: F403
from portal.settings.payments import *  # noqa: F403
from portal.settings.payments import PAYMENT_ORIGINS
from portal.settings.shop import *  # noqa: F403
from portal.settings.shop import SHOP_APPS, SHOP_CONTEXT_PROCESSORS, SHOP_MIDDLEWARE
from portal.settings.sms import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"
env = environ.Env()

DEBUG = False
# Only portal.settings.production sets this; portal.core.checks then refuses what is fit for trying out alone.
PRODUCTION = False
# Pictures come from this process; production has object storage.
SERVE_MEDIA = True
SECRET_KEY = env("SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

SITE_NAME = env("SITE_NAME", default="云里 Yunli")
SITE_ID = 1
WAGTAIL_SITE_NAME = SITE_NAME
WAGTAILADMIN_BASE_URL = env("SITE_URL", default="http://127.0.0.1:8000")

PORTAL_APPS = [
    "portal.core",
    "portal.users",
    "portal.images",
    "portal.documents",
    "portal.navigation",
    "portal.payments",
    "portal.ledger",
    "portal.outbox",
    "portal.papers",
    "portal.payment_desk",
    "portal.site_search",
    "portal.places",
    "portal.villages",
    "portal.culture",
    "portal.tourism",
    "portal.helpdesk",
    "portal.figures",
    "portal.communities",
    "portal.residents",
    "portal.noticeboard",
    "portal.repairs",
    "portal.fees",
    "portal.businesses",
    "portal.housing",
    "portal.nearby",
    "portal.trades",
    "portal.gatherings",
]
MARKETPLACE_APPS = [
    "marketplace.producers",
    "marketplace.harvest",
    "marketplace.boxes",
    "marketplace.placement",
    "marketplace.consignments",
    "marketplace.substitutions",
    "marketplace.complaints",
    "marketplace.produce",
    "marketplace.bookings",
    "marketplace.sheets",
    "marketplace.notices",
    "marketplace.answers",
    "marketplace.preorders",
    "marketplace.shifts",
    "marketplace.gifts",
    "marketplace.settlement",
    "marketplace.invoicing",
    "marketplace.ties",
]
# Blocks of upper rooms that every page's text may show (portal.core.blocks); reading them loads no model.
LIVE_BLOCKS = {
    "product": "marketplace.producers.blocks.ProductBlock",
    "recipe": "marketplace.producers.recipes.RecipeBlock",
    "visit": "portal.tourism.blocks.VisitBlock",
    "village": "portal.villages.blocks.VillageBlock",
}
# What Django's own admin shows: tables that have no screen elsewhere (portal.core.records).
RECORDS = {
    *("users.User", "account.EmailAddress", "outbox.SentMail", "payments.Attempt"),
    *("consignments.Carrier", "produce.Certificate", "producers.DeliveryZone", "producers.ProducerProfile"),
    *(
        "settlement.CommissionRule",
        "settlement.RewardRule",
        "settlement.FeeRule",
        "placement.DepositRule",
        "invoicing.TaxRate",
        "invoicing.Issuer",
    ),
    *("basket.Basket", "basket.Line", "order.Order", "order.Line", "order.ShippingAddress", "partner.StockRecord"),
    *("auditlog.LogEntry", "axes.AccessAttempt", "axes.AccessFailureLog", "axes.AccessLog"),
}
INSTALLED_APPS = [
    "modeltranslation",
    "home",
    *MARKETPLACE_APPS,
    *PORTAL_APPS,
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "allauth",
    "allauth.account",
    "axes",
    "csp",
    "auditlog",
    *SHOP_APPS,
]

# Everybody but staff gets the page of a pause while this file exists (docs/operators.md).
MAINTENANCE_FILE = env("MAINTENANCE_FILE", default=str(VAR_DIR / "maintenance"))

MIDDLEWARE = [
    "portal.figures.middleware.CountingMiddleware",
    "portal.core.page_cache.PageCacheMiddleware",
    "portal.figures.middleware.SubjectMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "portal.core.middleware.PolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.core.middleware.TextCompressionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.core.middleware.ReaderLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "portal.core.same_origin.SameOriginMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.core.maintenance.MaintenanceMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "portal.core.middleware.ReaderChoicesMiddleware",
    "portal.core.admin_scope.AdminScopeMiddleware",
    *SHOP_MIDDLEWARE,
    "allauth.account.middleware.AccountMiddleware",
    "auditlog.middleware.AuditlogMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "portal.core.context_processors.site",
                *SHOP_CONTEXT_PROCESSORS,
            ],
        },
    },
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A writer takes its turn at the start of a transaction and readers never wait for it.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    # From the sixth time a connection asks one of core/kept_query.py's queries, the database knows its plan.
    DATABASES["default"]["OPTIONS"] = {"prepare_threshold": 5}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "portal.users.backends.AccountBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "portal.users.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "portal.users.forms.LoginForm",
    "signup": "portal.users.forms.SignupForm",
    "add_email": "portal.users.forms.AddEmailForm",
    "change_password": "portal.users.forms.ChangePasswordForm",
    "set_password": "portal.users.forms.SetPasswordForm",
    "reset_password": "portal.users.forms.ResetPasswordForm",
    "reset_password_from_key": "portal.users.forms.ResetPasswordKeyForm",
}
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["email", "password1*"]
# Either is enough; our sign-up form sees to it that one is given.
SILENCED_SYSTEM_CHECKS = ["account.W001"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_GET = False
# Failed sign-ins are counted by axes alone.
ACCOUNT_RATE_LIMITS = {"signup": "20/h/ip", "reset_password": "10/h/ip,5/h/key", "login_failed": None}
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
THROTTLED = True
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "portal.users.sign_in.identifier"
AXES_CLIENT_IP_CALLABLE = "portal.users.client.client_address"
AXES_LOCKOUT_TEMPLATE = "account/lockout.html"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True

LANGUAGE_CODE = "zh-hans"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
USE_I18N = True
FORMAT_MODULE_PATH = ["portal.core.formats"]
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
LOCALE_PATHS = [BASE_DIR / "locale"]
MODELTRANSLATION_DEFAULT_LANGUAGE = "zh-hans"
MODELTRANSLATION_LANGUAGES = ("zh-hans", "en")
MODELTRANSLATION_FALLBACK_LANGUAGES = ("zh-hans", "en")


def MODELTRANSLATION_BUILD_LOCALIZED_VERBOSE_NAME(label: str, language: str) -> str:
    """Return a translated field's label with its language, each named in its own words."""
    return f"{label} · {dict(LANGUAGES)[language]}"


WAGTAIL_I18N_ENABLED = True
# Not the sign-in itself: it would send somebody signed in but refused straight back, for ever.
WAGTAILADMIN_LOGIN_URL = "/admin/login/"
WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILIMAGES_IMAGE_FORM_BASE = "portal.images.forms.SafeImageForm"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILIMAGES_IMAGE_MODEL = "images.CustomImage"
WAGTAILDOCS_DOCUMENT_MODEL = "documents.CustomDocument"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ods", "odt", "pdf", "txt", "xlsx", "zip"]
# A page of pictures stays below 200 kB on its first visit; AVIF at 50 looks like WebP at 70.
WAGTAILIMAGES_WEBP_QUALITY, WAGTAILIMAGES_AVIF_QUALITY = 70, 50
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_ALLOW_UNICODE_SLUGS = False

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
PRIVATE_MEDIA_ROOT = VAR_DIR / "private"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Photos of complaints and papers to print: no address leads here, a view asks who may see them.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_MEDIA_ROOT},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Whole anonymous pages for one second, in each process for itself: nothing to agree on with other machines.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 300},
    },
    # Parts of pages, under everything they show (portal.core.memory).
    "parts": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "parts",
        "OPTIONS": {"MAX_ENTRIES": 6000},
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

EMAIL_BACKEND = "portal.outbox.backends.DatabaseEmailBackend"
# Mails about accounts are written by a page somebody waits for: the worker sends them.
ACCOUNT_EMAIL_BACKEND = "portal.outbox.backends.QueuedEmailBackend"
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Yunli <post@yunli.example>")

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "form-action": ["'self'", *PAYMENT_ORIGINS],
        "frame-ancestors": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
    }
}
# What Wagtail's and Django's own admins need beyond that.
ADMIN_POLICY = {
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
}
PERMISSIONS_POLICY = {"geolocation": ["self"], "camera": ["self"], "microphone": [], "payment": [], "usb": []}

# The schema is made for our own API alone (manage.py spectacular --urlconf), never for the admins' inner ones.
SPECTACULAR_SETTINGS = {"ENABLE_DJANGO_DEPLOY_CHECK": False}
REST_FRAMEWORK = {"DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema"}
SUPPORT_PHONE = env("SUPPORT_PHONE", default="0871-5550 100")
# Complaints: until how many days after the hand-over (the page on returns says it too), how many days an answer may
# take, and from how many yuan on a second person must agree.
COMPLAINT_DAYS = env.int("COMPLAINT_DAYS", default=7)
COMPLAINT_ANSWER_DAYS = env.int("COMPLAINT_ANSWER_DAYS", default=2)
REFUND_TWO_PEOPLE_FROM = Decimal(env("REFUND_TWO_PEOPLE_FROM", default="200"))
# From this sum on (CNY) who made a batch of payouts does not mark it as paid alone (ADR 0041).
PAYOUT_TWO_PEOPLE_FROM = Decimal(env("PAYOUT_TWO_PEOPLE_FROM", default="5000"))
# Short names of the pages below the front page to which people agree when they open an account or order.
CONSENT_PAGES = ["terms", "privacy"]
# Where letters to us are announced by e-mail; empty: only on the operator's desk.
SUPPORT_EMAIL = env("SUPPORT_EMAIL", default="")
# Figures wait in memory so many seconds before they are written; of what is read, by name, so many days are kept.
FIGURES_FLUSH_SECONDS = 15
FIGURES_KEEP_DAYS = env.int("FIGURES_KEEP_DAYS", default=400)
# The two numbers a public site in mainland China shows at its foot.
ICP_NUMBER = env("ICP_NUMBER", default="")
PUBLIC_SECURITY_NUMBER = env("PUBLIC_SECURITY_NUMBER", default="")
# Where buyers who pay by bank transfer send the money.
BANK_ACCOUNT = {
    "holder": env("BANK_ACCOUNT_HOLDER", default=SITE_NAME),
    "number": env("BANK_ACCOUNT_NUMBER", default="6200 0000 0000 0000"),
    "bank": env("BANK_ACCOUNT_BANK", default="昆明示例银行 Kunming Example Bank"),
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="WARNING")},
}
