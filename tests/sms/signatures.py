"""Both providers' signatures, checked as their servers do: written from the published algorithms, for any service."""

import hashlib
import hmac
import re
from datetime import UTC, datetime


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def canonical_request(
    method: str, path: str, query: str, headers: dict[str, str], names: list[str], body: bytes
) -> str:
    """Return the request as both providers' signatures see it; `headers` by lower-case name."""
    lines = [f"{name}:{headers[name]}" for name in names]
    return "\n".join([method, path, query, *lines, "", ";".join(names), sha(body)])


def acs3(*, secret: str, method: str, path: str, query: str, headers: dict[str, str], body: bytes) -> str:
    """Return the ACS3-HMAC-SHA256 signature of a request with the headers its Authorization names."""
    names = re.search(r"SignedHeaders=([^,]+)", headers["authorization"])[1].split(";")
    pairs = sorted(query.split("&")) if query else []
    request = canonical_request(method, path, "&".join(pairs), headers, names, body)
    return hmac.new(secret.encode(), f"ACS3-HMAC-SHA256\n{sha(request.encode())}".encode(), hashlib.sha256).hexdigest()


def tc3(*, secret: str, service: str, method: str, path: str, query: str, headers: dict[str, str], body: bytes) -> str:
    """Return the TC3-HMAC-SHA256 signature of a request at the time its X-TC-Timestamp says."""
    names = re.search(r"SignedHeaders=([^,]+)", headers["authorization"])[1].split(";")
    signed = {**headers, "x-tc-action": headers.get("x-tc-action", "").lower()}
    request = canonical_request(method, path, query, signed, names, body)
    stamp = headers["x-tc-timestamp"]
    day = datetime.fromtimestamp(int(stamp), tz=UTC).date().isoformat()
    text = "\n".join(["TC3-HMAC-SHA256", stamp, f"{day}/{service}/tc3_request", sha(request.encode())])
    by_day = hmac.new(f"TC3{secret}".encode(), day.encode(), hashlib.sha256).digest()
    by_service = hmac.new(by_day, service.encode(), hashlib.sha256).digest()
    key = hmac.new(by_service, b"tc3_request", hashlib.sha256).digest()
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
