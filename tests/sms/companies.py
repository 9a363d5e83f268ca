"""Two SMS companies on a port of this machine: they check the signature, note the message, answer as told."""

import json
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs

from tests.sms import signatures

KEY_ID, SECRET = "key-for-tests", "secret-for-tests"
GOOD = {
    "alibaba": {"Code": "OK", "Message": "OK", "BizId": "9006", "RequestId": "F655"},
    "tencent": {"Response": {"SendStatusSet": [{"Code": "Ok", "SerialNo": "5000", "Fee": 1}], "RequestId": "a0aa"}},
}


class Company(ThreadingHTTPServer):
    """One of the two; `answer` is (status, object or text), `seconds` how long it thinks first."""

    daemon_threads = True

    def __init__(self, name: str):
        super().__init__(("127.0.0.1", 0), Desk)
        self.name, self.answer, self.seconds, self.messages = name, (200, GOOD[name]), 0.0, []

    def handle_error(self, request, client_address):
        """Say nothing when a client that waited too long has gone."""

    @property
    def settings(self) -> dict:
        """Return settings.SMS that lead here."""
        return {
            "key_id": KEY_ID,
            "key_secret": SECRET,
            "sign_name": "云里",
            "app_id": "1400006666",
            "region": "ap-guangzhou",
            "templates": {"zh-hans": "SMS_1", "en": "SMS_2", "abroad": ""},
            "timeout": 0.5,
            "endpoint": f"http://127.0.0.1:{self.server_port}",
        }


class Desk(BaseHTTPRequestHandler):
    def log_message(self, *args):
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        path, _mark, query = self.path.partition("?")
        headers = {name.lower(): value for name, value in self.headers.items()}
        about = {"method": "POST", "path": path, "query": query, "headers": headers, "body": body}
        time.sleep(self.server.seconds)
        if not getattr(self, f"{self.server.name}_signed")(about):
            refusal = {"Code": "SignatureDoesNotMatch"}
            self.say(403, refusal if self.server.name == "alibaba" else {"Response": {"Error": refusal}})
            return
        fields = parse_qs(query) if self.server.name == "alibaba" else json.loads(body)
        self.server.messages.append((headers, fields))
        self.say(*self.server.answer)

    def alibaba_signed(self, about: dict) -> bool:
        headers = about["headers"]
        expected = signatures.acs3(secret=SECRET, **about)
        names = headers["authorization"].partition("SignedHeaders=")[2].partition(",")[0].split(";")
        must = {name for name in headers if name.startswith("x-acs-")} | {"host", "content-type"}
        fresh = abs(
            time.time() - time.mktime(time.strptime(headers["x-acs-date"], "%Y-%m-%dT%H:%M:%SZ")) + time.timezone
        )
        return (
            must <= set(names)
            and fresh < 60
            and headers["x-acs-content-sha256"] == signatures.sha(about["body"])
            and headers["authorization"].endswith(f"Signature={expected}")
            and f"Credential={KEY_ID}," in headers["authorization"]
        )

    def tencent_signed(self, about: dict) -> bool:
        headers = about["headers"]
        expected = signatures.tc3(secret=SECRET, service="sms", **about)
        day = time.strftime("%Y-%m-%d", time.gmtime(int(headers["x-tc-timestamp"])))
        return (
            abs(time.time() - int(headers["x-tc-timestamp"])) < 60
            and headers["authorization"].endswith(f"Signature={expected}")
            and f"Credential={KEY_ID}/{day}/sms/tc3_request" in headers["authorization"]
        )

    def say(self, status: int, answer) -> None:
        content = (answer if isinstance(answer, str) else json.dumps(answer)).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def open_company(name: str):
    """Run one of the companies until the end of the block."""
    company = Company(name)
    Thread(target=company.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield company
    finally:
        company.shutdown()
        company.server_close()
