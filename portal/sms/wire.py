"""HTTP to an SMS provider. The standard library's client writes no log, where others log addresses that hold codes."""

import json
from hashlib import sha256
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from portal.sms.exceptions import NumberRefused, SmsFailed

MAINLAND = "+86"


def post(*, url: str, headers: dict[str, str], body: bytes, timeout: float) -> dict:
    """Return the JSON object that answers; a refusal with a reason is an answer too. Raises SmsFailed."""
    try:
        with urlopen(Request(url, data=body, headers=headers, method="POST"), timeout=timeout) as response:
            return _read(response.read())
    except HTTPError as error:
        if error.code >= 500:
            raise SmsFailed(f"HTTP {error.code}") from None
        return _read(error.read())
    except (URLError, HTTPException, OSError) as error:
        raise SmsFailed(f"no answer: {type(error).__name__}") from None


def _read(content: bytes) -> dict:
    try:
        answer = json.loads(content)
    except ValueError:
        raise SmsFailed("not JSON") from None
    if not isinstance(answer, dict):
        raise SmsFailed("not an object")
    return answer


def template_for(*, phone: str, language: str, templates: dict[str, str]) -> str:
    """Return the approved template for this number and reader. Raises NumberRefused where there is none."""
    template = templates[language] if phone.startswith(MAINLAND) else templates["abroad"]
    if not template:
        raise NumberRefused("no template for numbers outside the mainland")
    return template


def digest(content: bytes) -> str:
    """Return the SHA-256 of what is sent, as both signatures want it."""
    return sha256(content).hexdigest()
