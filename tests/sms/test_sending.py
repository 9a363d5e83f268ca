"""Codes sent over real HTTP to a company that checks the signature, and what it may answer."""

import json
import logging

import pytest

from portal.sms import services as sms
from portal.sms.exceptions import LimitReached, NumberRefused, SmsFailed
from tests.sms.companies import GOOD, open_company

PHONE, CODE = "+8613800138000", "048213"
COMPANIES = ["alibaba", "tencent"]


def alibaba(code):
    return {"Code": code, "Message": "no", "RequestId": "x"}


def tencent(code):
    return {"Response": {"SendStatusSet": [{"Code": code, "Message": "no"}], "RequestId": "x"}}


def tencent_error(code):
    return {"Response": {"Error": {"Code": code, "Message": "no"}, "RequestId": "x"}}


@pytest.fixture(params=COMPANIES)
def company(request, settings):
    with open_company(request.param) as company:
        settings.SMS_PROVIDER, settings.SMS = company.name, company.settings
        yield company


def send(**fields):
    sms.send_code(**{"phone": PHONE, "code": CODE, "language": "zh-hans", **fields})


def test_the_company_gets_number_code_name_and_template(company):
    send()
    headers, fields = company.messages.pop()
    if company.name == "alibaba":
        assert (headers["x-acs-action"], headers["x-acs-version"]) == ("SendSms", "2017-05-25")
        assert json.loads(fields.pop("TemplateParam")[0]) == {"code": CODE}
        assert fields == {"PhoneNumbers": ["13800138000"], "SignName": ["云里"], "TemplateCode": ["SMS_1"]}
    else:
        named = ("SendSms", "2021-01-11", "ap-guangzhou")
        assert (headers["x-tc-action"], headers["x-tc-version"], headers["x-tc-region"]) == named
        assert fields == {
            "PhoneNumberSet": [PHONE],
            "SmsSdkAppId": "1400006666",
            "SignName": "云里",
            "TemplateId": "SMS_1",
            "TemplateParamSet": [CODE],
        }


def test_each_language_has_its_template(company):
    send(language="en")
    assert "SMS_2" in str(company.messages)


def test_a_number_abroad_gets_a_message_only_when_there_is_a_template_for_it(company, settings):
    with pytest.raises(NumberRefused):
        send(phone="+447400123456")
    assert company.messages == []
    settings.SMS = {**settings.SMS, "templates": {**settings.SMS["templates"], "abroad": "SMS_3"}}
    send(phone="+447400123456")
    assert "SMS_3" in str(company.messages)
    assert "447400123456" in str(company.messages)


def test_a_wrong_secret_is_refused_and_said(company, settings):
    settings.SMS = {**settings.SMS, "key_secret": "another"}
    with pytest.raises(SmsFailed, match="SignatureDoesNotMatch"):
        send()
    assert company.messages == []


@pytest.mark.parametrize(
    ("name", "answer", "problem"),
    [
        ("alibaba", alibaba("isv.BUSINESS_LIMIT_CONTROL"), LimitReached),
        ("alibaba", alibaba("isv.DAY_LIMIT_CONTROL"), LimitReached),
        ("alibaba", alibaba("isv.MOBILE_NUMBER_ILLEGAL"), NumberRefused),
        ("alibaba", alibaba("isv.AMOUNT_NOT_ENOUGH"), SmsFailed),
        ("alibaba", {}, SmsFailed),
        ("tencent", tencent("LimitExceeded.PhoneNumberThirtySecondLimit"), LimitReached),
        ("tencent", tencent("LimitExceeded.PhoneNumberDailyLimit"), LimitReached),
        ("tencent", tencent("InvalidParameterValue.IncorrectPhoneNumber"), NumberRefused),
        ("tencent", tencent("FailedOperation.InsufficientBalanceInSmsPackage"), SmsFailed),
        ("tencent", tencent_error("AuthFailure.SecretIdNotFound"), SmsFailed),
        ("tencent", {}, SmsFailed),
    ],
)
def test_what_the_company_refuses_is_told_apart(settings, name, answer, problem):
    with open_company(name) as company:
        settings.SMS_PROVIDER, settings.SMS = name, company.settings
        company.answer = (200, answer)
        with pytest.raises(SmsFailed) as raised:
            send()
    assert type(raised.value) is problem


@pytest.mark.parametrize("answer", [(500, "{}"), (503, "busy"), (200, "<html>"), (200, "[]"), (404, "")])
def test_an_answer_that_is_none_is_a_failure(company, answer):
    company.answer = answer
    with pytest.raises(SmsFailed):
        send()


def test_a_company_that_thinks_too_long_is_given_up(company):
    company.seconds = 2
    with pytest.raises(SmsFailed, match="no answer: TimeoutError"):
        send()


def test_a_company_that_is_away_is_a_failure(company, settings):
    settings.SMS = {**settings.SMS, "endpoint": "http://127.0.0.1:9"}
    with pytest.raises(SmsFailed, match="no answer: URLError"):
        send()


def test_trouble_is_remembered_until_a_message_gets_through(company):
    company.answer = (500, "{}")
    with pytest.raises(SmsFailed):
        send()
    assert sms.has_trouble()
    company.answer = (200, GOOD[company.name])
    send()
    assert not sms.has_trouble()


def test_neither_code_nor_number_nor_key_is_logged(company, caplog):
    caplog.set_level(logging.DEBUG)
    send()
    company.answer = (500, CODE)
    with pytest.raises(SmsFailed):
        send()
    assert caplog.messages == [f"SMS failed at {company.name}: HTTP 500"]
    assert not any(secret in caplog.text for secret in (CODE, PHONE[3:], "secret-for-tests", "key-for-tests"))
