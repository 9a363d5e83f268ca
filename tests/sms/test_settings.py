"""What a site must know before it sends codes."""

import pytest

from portal.core.checks import check_sms, production_rules

WHOLE = {"key_id": "k", "key_secret": "s", "sign_name": "云里", "app_id": "", "templates": {"zh-hans": "SMS_1"}}


def told(settings, provider, **change) -> list[str]:
    settings.SMS_PROVIDER, settings.SMS = provider, {**WHOLE, **change}
    return [error.msg for error in check_sms(None)]


@pytest.mark.parametrize("provider", ["", "kept"])
def test_without_a_provider_nothing_is_needed(settings, provider):
    assert told(settings, provider, key_id="", sign_name="") == []


def test_a_provider_needs_its_keys_its_name_and_its_text(settings):
    assert told(settings, "alibaba") == []
    assert told(settings, "alibaba", key_secret="", templates={"zh-hans": ""}) == [
        "SMS_PROVIDER=alibaba needs SMS_KEY_SECRET, SMS_TEMPLATE_ZH."
    ]
    assert told(settings, "tencent") == ["SMS_PROVIDER=tencent needs SMS_APP_ID."]
    assert told(settings, "tencent", app_id="1400006666") == []


def test_a_provider_nobody_knows_is_refused(settings):
    assert told(settings, "pigeon") == ["SMS_PROVIDER is one of alibaba, tencent, kept, not “pigeon”."]


@pytest.mark.django_db
def test_production_refuses_to_show_codes_to_its_operator(settings):
    sentence = "Production must not show codes to the operator: set SMS_PROVIDER."
    broken = {}
    for provider in ("kept", "", "alibaba"):
        settings.SMS_PROVIDER = provider
        broken[provider] = dict((words, is_broken) for is_broken, words in production_rules())[sentence]
    assert broken == {"kept": True, "": False, "alibaba": False}
