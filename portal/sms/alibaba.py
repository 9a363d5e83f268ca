"""Alibaba Cloud SMS: Dysmsapi 2017-05-25, SendSms, signed with ACS3-HMAC-SHA256.

https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature
"""

import hmac
import json
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit
from uuid import uuid4

from portal.sms.exceptions import LimitReached, NumberRefused, SmsFailed
from portal.sms.wire import MAINLAND, digest, post, template_for

ENDPOINT = "https://dysmsapi.aliyuncs.com"
ALGORITHM = "ACS3-HMAC-SHA256"
LIMITS = ("isv.BUSINESS_LIMIT_CONTROL", "isv.DAY_LIMIT_CONTROL", "BUSINESS_LIMIT", "isv.BUSINESS_LIMIT_")
REFUSALS = ("isv.MOBILE_NUMBER_ILLEGAL", "isv.PHONE_NUMBER_ILLEGAL", "MOBILE_NOT_ON_SERVICE", "isv.NOT_SUPPORTED")


class AlibabaSms:
    """One message through Alibaba Cloud."""

    def __init__(self, options: dict):
        self.options = options

    def send(self, *, phone: str, code: str, language: str) -> None:
        """Send it. Raises SmsFailed, NumberRefused or LimitReached."""
        template = template_for(phone=phone, language=language, templates=self.options["templates"])
        query = canonical_query(
            {
                "PhoneNumbers": phone.removeprefix(MAINLAND).removeprefix("+"),
                "SignName": self.options["sign_name"],
                "TemplateCode": template,
                "TemplateParam": json.dumps({"code": code}),
            }
        )
        endpoint = self.options["endpoint"] or ENDPOINT
        headers = {
            "content-type": "application/x-www-form-urlencoded",
            "host": urlsplit(endpoint).netloc,
            "x-acs-action": "SendSms",
            "x-acs-content-sha256": digest(b""),
            "x-acs-date": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "x-acs-signature-nonce": uuid4().hex,
            "x-acs-version": "2017-05-25",
        }
        headers["Authorization"] = authorization(
            query=query, headers=headers, key_id=self.options["key_id"], secret=self.options["key_secret"]
        )
        url = f"{endpoint}/?{query}"
        read_answer(post(url=url, headers=headers, body=b"", timeout=self.options["timeout"]))


def canonical_query(fields: dict[str, str]) -> str:
    """Return the fields as they are signed and sent: sorted, everything encoded but letters, digits and -_.~"""
    return "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in sorted(fields.items()))


def authorization(*, query: str, headers: dict[str, str], key_id: str, secret: str) -> str:
    """Return the header that signs a POST to / without a body; `headers` are all to be signed, names in lower case."""
    names = ";".join(sorted(headers))
    lines = "".join(f"{name}:{headers[name].strip()}\n" for name in sorted(headers))
    request = f"POST\n/\n{query}\n{lines}\n{names}\n{headers['x-acs-content-sha256']}"
    text = f"{ALGORITHM}\n{digest(request.encode())}"
    signature = hmac.new(secret.encode(), text.encode(), "sha256").hexdigest()
    return f"{ALGORITHM} Credential={key_id},SignedHeaders={names},Signature={signature}"


def read_answer(answer: dict) -> None:
    """Return when the message was taken. Raises what the provider's code means."""
    reason = str(answer.get("Code", "no code"))
    if reason == "OK":
        return
    if reason.startswith(LIMITS):
        raise LimitReached(reason)
    if reason.startswith(REFUSALS):
        raise NumberRefused(reason)
    raise SmsFailed(reason)
