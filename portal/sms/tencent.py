"""Tencent Cloud SMS: version 2021-01-11, SendSms, signed with TC3-HMAC-SHA256.

https://cloud.tencent.com/document/api/382/52072 (signature), https://cloud.tencent.com/document/api/382/55981 (SendSms)
"""

import hmac
import json
import time
from datetime import UTC, datetime
from urllib.parse import urlsplit

from portal.sms.exceptions import LimitReached, NumberRefused, SmsFailed
from portal.sms.wire import digest, post, template_for

ENDPOINT = "https://sms.tencentcloudapi.com"
ALGORITHM, SERVICE, SIGNED = "TC3-HMAC-SHA256", "sms", "content-type;host;x-tc-action"
REFUSALS = (
    "InvalidParameterValue.IncorrectPhoneNumber",
    "FailedOperation.PhoneNumberInBlacklist",
    "UnsupportedOperation",
)


class TencentSms:
    """One message through Tencent Cloud."""

    def __init__(self, options: dict):
        self.options = options

    def send(self, *, phone: str, code: str, language: str) -> None:
        """Send it. Raises SmsFailed, NumberRefused or LimitReached."""
        template = template_for(phone=phone, language=language, templates=self.options["templates"])
        fields = {
            "PhoneNumberSet": [phone],
            "SmsSdkAppId": self.options["app_id"],
            "SignName": self.options["sign_name"],
            "TemplateId": template,
            "TemplateParamSet": [code],
        }
        body = json.dumps(fields).encode()
        endpoint, now = self.options["endpoint"] or ENDPOINT, int(time.time())
        host = urlsplit(endpoint).netloc
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "Host": host,
            "X-TC-Action": "SendSms",
            "X-TC-Version": "2021-01-11",
            "X-TC-Region": self.options["region"],
            "X-TC-Timestamp": str(now),
        }
        headers["Authorization"] = authorization(
            body=body, host=host, now=now, key_id=self.options["key_id"], secret=self.options["key_secret"]
        )
        read_answer(post(url=f"{endpoint}/", headers=headers, body=body, timeout=self.options["timeout"]))


def authorization(*, body: bytes, host: str, now: int, key_id: str, secret: str) -> str:
    """Return the header that signs this body, sent to this host at this second of the epoch."""
    day = datetime.fromtimestamp(now, UTC).strftime("%Y-%m-%d")
    scope = f"{day}/{SERVICE}/tc3_request"
    lines = f"content-type:application/json; charset=utf-8\nhost:{host}\nx-tc-action:sendsms\n"
    request = f"POST\n/\n\n{lines}\n{SIGNED}\n{digest(body)}"
    text = f"{ALGORITHM}\n{now}\n{scope}\n{digest(request.encode())}"
    key = f"TC3{secret}".encode()
    for part in (day, SERVICE, "tc3_request"):
        key = hmac.digest(key, part.encode(), "sha256")
    signature = hmac.new(key, text.encode(), "sha256").hexdigest()
    return f"{ALGORITHM} Credential={key_id}/{scope}, SignedHeaders={SIGNED}, Signature={signature}"


def read_answer(answer: dict) -> None:
    """Return when the message was taken. Raises what the provider's code means."""
    inside = answer.get("Response") or {}
    sent = (inside.get("SendStatusSet") or [{}])[0]
    reason = str((inside.get("Error") or sent).get("Code", "no code"))
    if reason == "Ok":
        return
    if reason.startswith("LimitExceeded.PhoneNumber"):
        raise LimitReached(reason)
    if reason.startswith(REFUSALS):
        raise NumberRefused(reason)
    raise SmsFailed(reason)
