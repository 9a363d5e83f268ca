"""Rules of this project as Django system checks: what pages must declare, what production must not run on."""

from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, models
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template
from wagtail.fields import StreamField
from wagtail.models import Page

from portal.core.fields import LeanStreamField
from portal.core.models import BasePage
from portal.core.taken_words import HOME_DEPTH, taken_words

OUR_PACKAGES = ("portal.", "marketplace.", "home.")
SHORTEST_SECRET = 50
DEFAULT_SECRETS = ("django-insecure-", "development-only", "test-only", "change-me")


def our_models() -> Iterator[type[models.Model]]:
    """Yield the models whose code is in this repository."""
    return (model for model in apps.get_models() if f"{model.__module__}.".startswith(OUR_PACKAGES))


@register()
def check_page_types(app_configs, **kwargs) -> list[CheckMessage]:
    """Every page type has a template and says where it may stand and what may stand below it."""
    errors: list[CheckMessage] = []
    for model in our_models():
        if not issubclass(model, BasePage):
            continue
        for rule in ("parent_page_types", "subpage_types"):
            if getattr(model, rule, None) is None:
                errors.append(Error(f"{model._meta.label} does not set {rule}.", obj=model, id="core.E001"))
        try:
            get_template(model.template)
        except (TemplateDoesNotExist, TemplateSyntaxError) as problem:
            message = f"The template {model.template} of {model._meta.label} cannot be loaded: {problem}"
            errors.append(Error(message, obj=model, id="core.E002"))
    return errors


@register()
def check_stream_fields(app_configs, **kwargs) -> list[CheckMessage]:
    """Every StreamField keeps its blocks out of migrations."""
    return [
        Error(f"{field} is a StreamField: use portal.core.fields.LeanStreamField.", obj=model, id="core.E003")
        for model in our_models()
        for field in model._meta.local_fields
        if isinstance(field, StreamField) and not isinstance(field, LeanStreamField)
    ]


@register()
def check_blocks(app_configs, **kwargs) -> list[CheckMessage]:
    """Every block a writer may add has a sign, a sentence and a preview."""
    fields = (field for model in our_models() for field in model._meta.get_fields() if is_ours(field))
    blocks = {id(block): block for field in fields for block in field.stream_block.child_blocks.values()}
    unclear = [
        block
        for block in blocks.values()
        if block.meta.icon == "placeholder" or not block.get_description() or not block.is_previewable
    ]
    message = "The block {} needs an icon, a description and a preview."
    return [Error(message.format(name), id="core.E005") for name in sorted({block.name for block in unclear})]


def is_ours(field) -> bool:
    """Say whether a field is a text made of blocks."""
    return isinstance(field, LeanStreamField)


@register(Tags.database)
def check_page_slugs(app_configs, databases=None, **kwargs) -> list[CheckMessage]:
    """No page stands where the shop, the accounts or another part of the site answers."""
    if not databases or Page._meta.db_table not in connection.introspection.table_names():
        return []
    taken = Page.objects.filter(depth=HOME_DEPTH + 1, slug__in=taken_words()).values_list("pk", "slug")
    message = "Page {} has the address “{}”, which belongs to another part of the site."
    return [Error(message.format(pk, slug), id="core.E004") for pk, slug in taken]


@register()
def check_production(app_configs, **kwargs) -> list[CheckMessage]:
    """Say what production must not run on; other environments may."""
    if not settings.PRODUCTION:
        return []
    return [
        Error(sentence, id=f"core.E01{number}")
        for number, (broken, sentence) in enumerate(production_rules())
        if broken
    ]


def production_rules() -> list[tuple[bool, str]]:
    """Return for each rule of production whether it is broken, and the sentence that says so."""
    secret = read_secret()
    weak = len(secret) < SHORTEST_SECRET or secret.startswith(DEFAULT_SECRETS)
    sandbox = settings.SANDBOX_MOUNTED or any("sandbox" in name for name in settings.PAYMENT_PROVIDERS)
    storage = settings.STORAGES["default"]["BACKEND"]
    return [
        (
            connection.vendor != "postgresql",
            "Production runs on PostgreSQL: set DATABASE_URL to a postgres:// address.",
        ),
        (weak, f"Production needs a SECRET_KEY of its own, at least {SHORTEST_SECRET} random characters."),
        (sandbox, "Production must not take the sandbox payment provider."),
        (not settings.ALLOWED_HOSTS, "Production must know its host names: set ALLOWED_HOSTS."),
        (settings.DEBUG, "Production must not run with DEBUG."),
        ("Redis" not in settings.CACHES["default"]["BACKEND"], "Production needs Redis: set REDIS_URL."),
        ("FileSystem" in storage, "Production keeps pictures in object storage: set MEDIA_BUCKET."),
        (settings.SMS_PROVIDER == "kept", "Production must not show codes to the operator: set SMS_PROVIDER."),
    ]


@register()
def check_sms(app_configs, **kwargs) -> list[CheckMessage]:
    """A site that sends codes knows its provider, its keys and its approved texts."""
    name = settings.SMS_PROVIDER
    if name and name not in settings.SMS_PROVIDERS:
        return [Error(f"SMS_PROVIDER is one of {', '.join(settings.SMS_PROVIDERS)}, not “{name}”.", id="core.E020")]
    if name in {"", "kept"}:
        return []
    needed = ["key_id", "key_secret", "sign_name", *(["app_id"] if name == "tencent" else [])]
    missing = [f"SMS_{field.upper()}" for field in needed if not settings.SMS[field]]
    missing += [] if settings.SMS["templates"]["zh-hans"] else ["SMS_TEMPLATE_ZH"]
    return [Error(f"SMS_PROVIDER={name} needs {', '.join(missing)}.", id="core.E021")] if missing else []


def read_secret() -> str:
    """Return the secret key, empty when none is set."""
    try:
        return settings.SECRET_KEY
    except ImproperlyConfigured:
        return ""
