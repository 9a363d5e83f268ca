"""The project's own rules, each broken once."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.test.utils import isolate_apps
from django.utils import translation
from wagtail.fields import StreamField
from wagtail.models import Page, Site, pages

from home.models import HomePage, StandardPage
from portal.core import checks
from portal.core.taken_words import taken_words
from tests.template_database import ROOT

GOOD = {
    "DATABASE_URL": "postgres://yunli@127.0.0.1/yunli",
    "SECRET_KEY": "k7Jq" * 16,
    "ALLOWED_HOSTS": "yunli.example",
    "REDIS_URL": "redis://127.0.0.1:6379",
    "MEDIA_BUCKET": "yunli",
}


def start_production(**changed: str) -> subprocess.CompletedProcess:
    """Load the WSGI application as gunicorn would, in production's settings."""
    quiet = {"PYTHONWARNINGS": "ignore::UserWarning"}  # whitenoise misses the static files of a fresh clone
    environ = {**os.environ, **quiet, **GOOD, **changed, "DJANGO_SETTINGS_MODULE": "portal.settings.production"}
    command = [sys.executable, "-c", "import portal.wsgi"]
    return subprocess.run(command, env=environ, cwd=ROOT, capture_output=True, text=True)


def test_production_starts_on_what_it_needs():
    started = start_production()
    assert (started.returncode, started.stderr) == (0, "")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"DATABASE_URL": "sqlite:////tmp/none.sqlite3"}, "Production runs on PostgreSQL"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY of its own"),
        ({"SECRET_KEY": "django-insecure-" + "x" * 60}, "SECRET_KEY of its own"),
        ({"PAYMENT_PROVIDERS": "portal.payments.sandbox.client.Sandbox"}, "sandbox payment provider"),
        ({"REDIS_URL": ""}, "set REDIS_URL"),
        ({"MEDIA_BUCKET": ""}, "set MEDIA_BUCKET"),
        ({"ALLOWED_HOSTS": ""}, "set ALLOWED_HOSTS"),
    ],
)
def test_production_refuses_to_start_and_says_why(changed, sentence):
    started = start_production(**changed)
    assert started.returncode == 3
    assert "This site refuses to start" in started.stderr
    assert sentence in started.stderr


def test_a_site_for_trying_out_is_not_asked():
    assert checks.check_production(None) == []


def test_debug_in_production_is_an_error(settings):
    settings.PRODUCTION = settings.DEBUG = True
    assert "Production must not run with DEBUG." in [error.msg for error in checks.check_production(None)]


def test_our_own_page_types_and_fields_keep_the_rules():
    assert checks.check_page_types(None) == []
    assert checks.check_stream_fields(None) == []


@isolate_apps("portal.core")
def test_a_page_type_without_template_or_tree_rules_is_named(monkeypatch):
    from portal.core.models import BasePage

    # Wagtail notes every page type for its lists; this one shall not be met there by later tests.
    monkeypatch.setattr(pages, "PAGE_MODEL_CLASSES", pages.get_page_models())

    class LoosePage(BasePage):
        class Meta:
            app_label = "core"

    monkeypatch.setattr(checks, "our_models", lambda: [LoosePage])
    assert [error.id for error in checks.check_page_types(None)] == ["core.E001", "core.E001", "core.E002"]


@isolate_apps("portal.core")
def test_a_plain_stream_field_is_named(monkeypatch):
    class Heavy(models.Model):
        body = StreamField([])

        class Meta:
            app_label = "core"

    monkeypatch.setattr(checks, "our_models", lambda: [Heavy])
    assert [error.id for error in checks.check_stream_fields(None)] == ["core.E003"]


@pytest.fixture
def home(db):
    page = Page.objects.get(depth=1).add_child(instance=HomePage(title="云里", slug="yunli"))
    Site.objects.update(root_page=page)
    return page


@pytest.mark.parametrize("slug", ["shop", "accounts", "search", "api", "admin", "text-size"])
def test_a_page_below_home_may_not_take_the_address_of_another_part(home, slug):
    with translation.override("en"), pytest.raises(ValidationError, match="belongs to another part of the site"):
        home.add_child(instance=StandardPage(title="A page", slug=slug))
    assert home.get_children().count() == 0


def test_the_check_finds_a_page_that_slipped_through(home):
    page = home.add_child(instance=StandardPage(title="A page", slug="help"))
    assert checks.check_page_slugs(None, databases=["default"]) == []
    Page.objects.filter(pk=page.pk).update(slug="shop")
    assert [error.id for error in checks.check_page_slugs(None, databases=["default"])] == ["core.E004"]


def test_every_address_below_the_language_is_a_taken_word():
    assert {"shop", "accounts", "search", "api", "admin", "text-size"} <= taken_words()
