"""The catalogues are complete, and the tool that keeps them reads code and templates as Django does."""

import gettext
import re
from types import SimpleNamespace

import pytest
from babel.messages import Catalog, Message
from django.utils import translation
from django.utils.translation import trans_real

from script import messages

pytestmark = pytest.mark.once


def found(catalog: Catalog) -> set[tuple]:
    """The messages of a catalogue, as (context, singular, plural...)."""
    return {(message.context, *messages.forms(message.id)) for message in catalog if message.id}


@pytest.fixture
def catalogue(tmp_path, monkeypatch):
    """An empty project in whose catalogue a test may write; returns a saver of (msgid, msgstr, flags...)."""
    monkeypatch.setattr(messages, "ROOT", tmp_path)

    def save(*entries):
        messages.save("django", [Message(text, string, flags=flags) for text, string, *flags in entries])

    return save


@pytest.mark.parametrize("text", ["Basket total", "Vouchers", "Voucher", "Your basket is empty.", "Catalogue"])
def test_english_keeps_to_the_words_of_the_glossary(text):
    with translation.override("en"):
        assert translation.gettext(text) == text
        assert translation.pgettext("verb", "Archive") == "Archive"


def test_no_english_of_a_package_says_cart_or_coupon():
    with translation.override("en"):
        said = [str(text) for catalogue in trans_real.catalog()._catalog._catalogs for text in catalogue]
        spoken = [translation.gettext(text) for text in said if "\x04" not in text and not text.startswith("(")]
    assert [text for text in spoken if re.search(r"\b(cart|coupon)", text, re.IGNORECASE)] == []


@pytest.mark.parametrize("domain", messages.DOMAINS)
def test_every_message_of_ours_is_translated(domain, capsys):
    code = messages.run_check(domain, SimpleNamespace())

    assert code == 0, capsys.readouterr().out


def test_templates_give_the_messages_django_looks_up(tmp_path):
    (tmp_path / "page.html").write_text(
        """{% load i18n %}
          {% translate "Handed over" %} {% translate "May" context "month" %}
            <a title="{% translate 'Call us' %}" href="{{ url|default:_("nowhere") }}">it's</a>
        {% blocktranslate trimmed count n=parcels with name=village %}
            {{ n }} parcel from {{ name }}
        {% plural %}
            {{ n }} parcels from {{ name }}
        {% endblocktranslate %}
        {% comment %}{% translate "Left out" %}{% endcomment %}{% blocktranslate %}100% ours{% endblocktranslate %}"""
    )

    assert found(messages.extract([tmp_path], base=tmp_path)) == {
        (None, "Handed over"),
        ("month", "May"),
        (None, "Call us"),
        (None, "nowhere"),
        (None, "%(n)s parcel from %(name)s", "%(n)s parcels from %(name)s"),
        (None, "100%% ours"),
    }


def test_code_gives_literal_messages_only(tmp_path):
    (tmp_path / "views.py").write_text(
        """
def view(row, n):
    _("Packed" " today"), gettext_lazy("Market"), translation.pgettext("village", "Home")
    _(row["name"]), _(f"{n} eggs"), ngettext("%(n)d egg", "%(n)d eggs", n), print("not a message")
"""
    )

    assert found(messages.extract([tmp_path], base=tmp_path)) == {
        (None, "Packed today"),
        (None, "Market"),
        ("village", "Home"),
        (None, "%(n)d egg", "%(n)d eggs"),
    }


@pytest.mark.parametrize(
    ("text", "string", "flags", "fault"),
    [
        ("Packed", "", [], "no translation"),
        ("Packed", "装好了", ["fuzzy"], "marked fuzzy"),
        ("%(n)s jars", "%(m)s 罐", [], "placeholders differ"),
        ("{name} called", "来电", [], "placeholders differ"),
        (("one jar", "%(n)s jars"), ("几罐",), [], "placeholders differ"),
        ("Packed", "装好了", [], None),
        (("one jar", "%(n)s jars"), ("%(n)s 罐",), [], None),
    ],
)
def test_faults_of_an_entry(text, string, flags, fault):
    faults = list(messages.find_faults(Message(text, string, flags=flags)))

    assert [found.partition(":")[0] for found in faults] == ([fault] if fault else [])


def test_check_names_a_message_that_is_not_in_the_catalogue(catalogue, capsys):
    catalogue(("Market", "市集"))
    (messages.ROOT / "portal").mkdir()
    (messages.ROOT / "portal" / "views.py").write_text('_("Market"), _("Village")')

    assert messages.run_check("django", SimpleNamespace()) == 1
    assert "portal/views.py: 'Village': not in the catalogue" in capsys.readouterr().out


def test_merge_keeps_what_is_in_use_and_what_belongs_to_packages(catalogue):
    own = Catalog(locale=messages.LANGUAGE)
    own.add("Market")
    own.add("Village")
    known = {
        messages.key(message): message
        for message in (
            Message("Market", "市集"),
            Message("Gone", "没了"),
            Message("Publish", "发布", auto_comments=["Package: wagtail"]),
        )
    }

    messages.save("django", messages.merged(own, known))

    texts = {message.id: (message.string, messages.package_of(message)) for message in messages.load("django").values()}
    assert texts == {"Market": ("市集", None), "Village": ("", None), "Publish": ("发布", "wagtail")}


def test_a_catalogue_is_written_the_same_twice(catalogue):
    catalogue(("B", "乙"), ("A\nlong", "甲\n长"), (("one", "%(n)s"), ("%(n)s",), "fuzzy"))
    first = messages.catalogue_path("django").read_text()

    messages.save("django", messages.load("django").values())

    assert messages.catalogue_path("django").read_text() == first
    assert first.index('"A\\n"') < first.index('msgid "B"')


def test_compiled_messages_are_read_by_gettext(catalogue):
    catalogue(("Market", "市集"), ("Village", ""), (("%(n)s jar", "%(n)s jars"), ("%(n)s 罐",)))

    messages.run_compile("django", SimpleNamespace())

    with messages.catalogue_path("django").with_suffix(".mo").open("rb") as file:
        chinese = gettext.GNUTranslations(file)
    assert chinese.gettext("Market") == "市集"
    assert chinese.gettext("Village") == "Village"
    assert chinese.ngettext("%(n)s jar", "%(n)s jars", 3) == "%(n)s 罐"


def test_a_file_that_cannot_be_read_is_named(catalogue, capsys):
    (messages.ROOT / "portal").mkdir()
    (messages.ROOT / "portal" / "views.py").write_text("def (")

    assert messages.main(["extract"]) == 2
    assert "views.py" in capsys.readouterr().err
