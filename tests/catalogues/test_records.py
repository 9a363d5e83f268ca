"""The records speak Chinese: names of tables and fields, ticks, and nothing that has its room elsewhere."""

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.utils import display_for_value
from django.core.exceptions import ImproperlyConfigured
from django.utils import translation

from portal.core.records import Records
from portal.payments.models import Attempt
from portal.users.models import User
from tests.catalogues.crawl import Crawl
from tests.catalogues.english import Ear
from tests.dashboard.factories import make_operator
from tests.payments.factories import make_attempt

pytestmark = pytest.mark.once

SHOWN = {model for model in admin.site._registry} | {
    inline.model for shown in admin.site._registry.values() for inline in shown.inlines
}
EAR = Ear([])


def names_of(model) -> list[str]:
    fields = [field for field in model._meta.get_fields() if hasattr(field, "verbose_name") and field.name != "id"]
    choices = [label for field in fields for _value, label in field.choices or ()]
    return [str(text) for text in (model._meta.verbose_name, *(field.verbose_name for field in fields), *choices)]


def test_the_records_hold_what_the_settings_name_and_nothing_else():
    assert {model._meta.label for model in admin.site._registry} == settings.RECORDS


def test_a_table_of_ours_that_the_settings_forget_is_no_secret(settings):
    settings.RECORDS = set()
    with pytest.raises(ImproperlyConfigured, match="AttemptAdmin"):
        Records().register(Attempt, type(admin.site._registry[Attempt]))
    Records().register(Attempt, admin.ModelAdmin)


@pytest.mark.parametrize("model", sorted(SHOWN, key=lambda model: model._meta.label), ids=lambda model: model.__name__)
def test_every_table_and_field_of_the_records_has_a_chinese_name(model):
    with translation.override("zh-hans"):
        assert EAR.english_in(names_of(model)) == []


@pytest.mark.parametrize(("value", "words"), [(True, "是"), (False, "否"), (None, "未知")])
def test_a_tick_says_in_words_what_it_shows(value, words):
    with translation.override("zh-hans"):
        assert f'alt="{words}"' in display_for_value(value, "-", boolean=True)


@pytest.mark.django_db
def test_the_walk_finds_an_english_word_planted_in_one_field_of_one_screen(client, monkeypatch):
    operator = make_operator()
    User.objects.filter(pk=operator.pk).update(language="zh-hans")
    make_attempt()
    client.force_login(operator)
    start = "/django-admin/payments/attempt/"
    clean = walked(client, start)
    assert (clean.english, clean.broken) == ({}, {})
    monkeypatch.setattr(Attempt._meta.get_field("provider_reference"), "verbose_name", "planted word")
    found = walked(client, start).english
    assert found == {f"{start}{Attempt.objects.get().pk}/change/": ["Planted word:"]}


def walked(client, start: str) -> Crawl:
    crawl = Crawl(client, ["Order 1"], within=start)
    crawl.walk([start])
    assert len(crawl.seen) >= 3
    return crawl
