"""WeChat Pay, APIv3: native and H5 orders, refunds, bills, certificates, as pay.weixin.qq.com tells of them."""

import base64
import gzip
import hashlib
import json
import re
import secrets
import time
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.x509.oid import NameOID

from tests.payments.companies.office import Asked, Office, Refusal, as_json, is_signed, key_of, sign

APP_ID, MCH_ID, SERIAL = "wxd678efh567hg6787", "1230000109", "444F4864EA9B34415DD8A3B1F1F6E7C0B1A2C3D4"
API_V3_KEY, PUBLIC_KEY_ID = "a12d3924fd499edac8a5efc0b7e3f9d1", "PUB_KEY_ID_0112300001092026113000000000000001"
SCHEME = re.compile(r'(\w+)="([^"]*)"')
COLUMNS = (
    "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
    "应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,"
    "手续费,费率,订单金额,申请退款金额,费率备注"
)
SUMMARY = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额"


def fault(status: int, code: str) -> Refusal:
    return Refusal(status, {"code": code, "message": code})


def need(fields: dict, *names: str) -> None:
    for name in names:
        if fields.get(name) in (None, ""):
            raise fault(400, "PARAM_ERROR")


def yuan(fen: int) -> str:
    return f"{Decimal(fen) / 100:.2f}"


class WeChat(Office):
    """Orders by the shop's number. `key` names who signs: a public key of that name, or a certificate by its serial."""

    def __init__(self, port: int = 0, *, certificate: str = ""):
        super().__init__(port)
        self.orders, self.refunds, self.fees, self.refund_status = {}, {}, {}, "SUCCESS"
        self.certificates = [certificate] if certificate else []
        self.may_native = True

    @property
    def key(self) -> str:
        return self.certificates[-1] if self.certificates else "wechat"

    @property
    def serial(self) -> str:
        return f"{certificate_of(self.key).serial_number:X}" if self.certificates else PUBLIC_KEY_ID

    def answer(self, asked: Asked):
        try:
            self.check(asked)
            if asked.path == "/v3/billdownload/file":
                return 200, {"Content-Type": "application/octet-stream"}, gzip.compress(self.bill())
            status, said = self.route(asked)
        except Refusal as refusal:
            status, said = refusal.status, refusal.body
        status, headers, body = as_json(status, said) if said is not None else (status, {}, b"")
        return status, {**headers, **self.sealed(body.decode())}, body

    def sealed(self, body: str, *, at: float | None = None, key: str = "") -> dict:
        """Return the headers that say a body is WeChat Pay's: its time, a word used once, and the body, signed."""
        stamp, nonce = str(int(time.time() if at is None else at)), secrets.token_hex(16)
        return {
            "Wechatpay-Timestamp": stamp,
            "Wechatpay-Nonce": nonce,
            "Wechatpay-Serial": self.serial,
            "Wechatpay-Signature": sign(key or self.key, f"{stamp}\n{nonce}\n{body}\n"),
            "Wechatpay-Signature-Type": "WECHATPAY2-SHA256-RSA2048",
        }

    def check(self, asked: Asked) -> None:
        """Refuse a call that is not signed by the shop: method, path with query, time, word and body."""
        scheme, _space, rest = asked.headers.get("authorization", "").partition(" ")
        told = dict(SCHEME.findall(rest))
        if scheme != "WECHATPAY2-SHA256-RSA2048" or set(told) != {
            "mchid",
            "nonce_str",
            "signature",
            "timestamp",
            "serial_no",
        }:
            raise fault(401, "SIGN_ERROR")
        fresh = told["timestamp"].isdigit() and abs(time.time() - int(told["timestamp"])) <= 300
        text = f"{asked.method}\n{asked.target}\n{told['timestamp']}\n{told['nonce_str']}\n{asked.body.decode()}\n"
        if told["mchid"] != MCH_ID or told["serial_no"] != SERIAL or not fresh:
            raise fault(401, "SIGN_ERROR")
        if not is_signed("shop", text, told["signature"]):
            raise fault(401, "SIGN_ERROR")
        if asked.headers.get("accept") != "application/json" or not asked.headers.get("user-agent"):
            raise fault(400, "PARAM_ERROR")

    def route(self, asked: Asked) -> tuple[int, dict | None]:
        fields = json.loads(asked.body) if asked.body else {}
        match asked.method, asked.path.removeprefix("/v3/").split("/"):
            case "POST", ["pay", "transactions", "native" | "h5" as kind]:
                return 200, self.order(fields, kind)
            case "GET", ["pay", "transactions", "out-trade-no", number] if asked.query.get("mchid") == MCH_ID:
                return 200, self.transaction(self.find(number))
            case "POST", ["pay", "transactions", "out-trade-no", number, "close"] if fields.get("mchid") == MCH_ID:
                return self.close(self.find(number))
            case "POST", ["refund", "domestic", "refunds"]:
                return 200, self.refund(fields)
            case "GET", ["bill", "tradebill"]:
                return 200, self.bill_address(asked.query)
            case "GET", ["certificates"]:
                return 200, {"data": [self.wrapped(name) for name in self.certificates]}
        raise fault(404, "NOT_FOUND")

    def order(self, fields: dict, kind: str) -> dict:
        self.check_order(fields)
        if kind == "h5":
            need(fields.get("scene_info") or {}, "payer_client_ip", "h5_info")
        known = self.orders.setdefault(fields["out_trade_no"], {**fields, "state": "NOTPAY", "kind": kind})
        if known["state"] in ("SUCCESS", "CLOSED"):
            raise fault(400, {"SUCCESS": "ORDERPAID", "CLOSED": "ORDER_CLOSED"}[known["state"]])
        if known["amount"] != fields["amount"]:
            raise fault(400, "INVALID_REQUEST")
        word = known.setdefault("word", secrets.token_hex(6))
        if kind == "h5":
            return {"h5_url": f"{self.url}/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wx{word}&package=1"}
        return {"code_url": f"weixin://wxpay/bizpayurl?pr={word}"}

    def check_order(self, fields: dict) -> None:
        need(fields, "appid", "mchid", "description", "out_trade_no", "notify_url", "amount")
        if (fields["appid"], fields["mchid"]) != (APP_ID, MCH_ID):
            raise fault(400, "APPID_MCHID_NOT_MATCH")
        if not re.fullmatch(r"[0-9A-Za-z_\-|*]{6,32}", fields["out_trade_no"]) or len(fields["description"]) > 127:
            raise fault(400, "PARAM_ERROR")
        total = fields["amount"].get("total")
        if type(total) is not int or total < 1 or fields["amount"].get("currency", "CNY") != "CNY":
            raise fault(400, "PARAM_ERROR")
        if "time_expire" in fields and datetime.fromisoformat(fields["time_expire"]).tzinfo is None:
            raise fault(400, "PARAM_ERROR")
        if not self.may_native:
            raise fault(403, "NO_AUTH")

    def find(self, number: str) -> dict:
        if number not in self.orders:
            raise fault(404, "ORDER_NOT_EXIST")
        return self.orders[number]

    def transaction(self, order: dict) -> dict:
        said = {"appid": APP_ID, "mchid": MCH_ID, "out_trade_no": order["out_trade_no"], "trade_state": order["state"]}
        said |= {"trade_state_desc": "-", "amount": {**order["amount"], "payer_total": order["amount"]["total"]}}
        return {**said, "transaction_id": order["transaction_id"]} if "transaction_id" in order else said

    def close(self, order: dict) -> tuple[int, None]:
        if order["state"] == "SUCCESS":
            raise fault(400, "ORDERPAID")
        order["state"] = "CLOSED"
        return 204, None

    def pay(self, number: str, *, fee: int = 0) -> dict:
        """The payer pays; so many fen are WeChat Pay's."""
        order = self.orders[number]
        until = order.get("time_expire")
        if order["state"] != "NOTPAY" or (until and datetime.fromisoformat(until) < datetime.now(UTC)):
            raise AssertionError("WeChat says that the order is closed")
        order.update(state="SUCCESS", transaction_id=f"42000{secrets.randbelow(10**18):018}")
        self.fees[number] = fee
        return order

    def refund(self, fields: dict) -> dict:
        need(fields, "out_refund_no", "amount", "out_trade_no")
        amount, number = fields["amount"], fields["out_refund_no"]
        if not re.fullmatch(r"[0-9A-Za-z_\-|*@]{1,64}", number) or type(amount.get("refund")) is not int:
            raise fault(400, "PARAM_ERROR")
        order = self.orders.get(fields["out_trade_no"])
        if order is None or order["state"] not in ("SUCCESS", "REFUND"):
            raise fault(404, "RESOURCE_NOT_EXISTS")
        if amount.get("total") != order["amount"]["total"] or amount.get("currency") != "CNY":
            raise fault(400, "INVALID_REQUEST")
        known = self.refunds.get(number)
        if known and known["amount"]["refund"] != amount["refund"]:
            raise fault(400, "INVALID_REQUEST")
        if not known:
            gone = sum(
                r["amount"]["refund"] for r in self.refunds.values() if r["out_trade_no"] == order["out_trade_no"]
            )
            if gone + amount["refund"] > order["amount"]["total"]:
                raise fault(403, "INVALID_REQUEST")
            self.refunds[number] = {"out_trade_no": order["out_trade_no"], "amount": amount, "out_refund_no": number}
        return {"refund_id": f"50{number[:20]}", **self.refunds[number], "status": self.refund_status}

    def bill_address(self, query: dict) -> dict:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", query.get("bill_date", "")) or query.get("tar_type") not in (
            None,
            "GZIP",
        ):
            raise fault(400, "PARAM_ERROR")
        if not any("transaction_id" in order for order in self.orders.values()):
            raise fault(400, "NO_STATEMENT_EXIST")
        digest = hashlib.sha1(self.bill(), usedforsecurity=False).hexdigest()
        address = f"{self.url}/v3/billdownload/file?token={'6XIv5TUPto7pByrTQKhd6kwvyKLG2uY2'}"
        return {"hash_type": "SHA1", "hash_value": digest, "download_url": address}

    def bill(self) -> bytes:
        """Return the table: a ` before each value, refunds as lines of their own, a summary below."""
        paid = [order for order in self.orders.values() if "transaction_id" in order]
        rows = [bill_row(order, "SUCCESS", fee=self.fees[order["out_trade_no"]]) for order in paid]
        rows += [bill_row(self.orders[item["out_trade_no"]], "REFUND", refund=item) for item in self.refunds.values()]
        summary = ",".join(f"`{value}" for value in (len(rows), "0.00", "0.00", "0.00", "0.00", "0.00", "0.00"))
        return ("\ufeff" + "\r\n".join([COLUMNS, *rows, SUMMARY, summary, ""])).encode()

    def wrapped(self, name: str) -> dict:
        """Return a certificate as the interface gives it: encrypted with the shop's APIv3 key."""
        certificate = certificate_of(name)
        return {
            "serial_no": f"{certificate.serial_number:X}",
            "effective_time": certificate.not_valid_before_utc.isoformat(),
            "expire_time": certificate.not_valid_after_utc.isoformat(),
            "encrypt_certificate": encrypted(
                certificate.public_bytes(serialization.Encoding.PEM).decode(), "certificate"
            ),
        }

    def notice(
        self, number: str, *, kind: str = "TRANSACTION.SUCCESS", id: str = "", v3_key: str = API_V3_KEY
    ) -> bytes:
        """Return the body of a message about an order, its inside encrypted."""
        inside = json.dumps(self.transaction(self.orders[number]))
        message = {
            "id": id or secrets.token_hex(16),
            "create_time": datetime.now(UTC).isoformat(timespec="seconds"),
            "resource_type": "encrypt-resource",
            "event_type": kind,
            "summary": "支付成功",
            "resource": {"original_type": "transaction", **encrypted(inside, "transaction", v3_key)},
        }
        return json.dumps(message).encode()


def encrypted(text: str, about: str, key: str = API_V3_KEY) -> dict:
    """Return a text under AES-256-GCM."""
    nonce = secrets.token_hex(6)
    sealed = AESGCM(key.encode()).encrypt(nonce.encode(), text.encode(), about.encode())
    ciphertext = base64.b64encode(sealed).decode()
    return {"algorithm": "AEAD_AES_256_GCM", "nonce": nonce, "associated_data": about, "ciphertext": ciphertext}


_certificates: dict = {}


def certificate_of(name: str) -> x509.Certificate:
    """Return the platform certificate of this name, made once."""
    if name not in _certificates:
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Tenpay.com sign")])
        builder = x509.CertificateBuilder(subject, subject, key_of(name).public_key(), x509.random_serial_number())
        day = timedelta(days=1)
        builder = builder.not_valid_before(datetime.now(UTC) - day).not_valid_after(datetime.now(UTC) + 400 * day)
        _certificates[name] = builder.sign(key_of(name), hashes.SHA256())
    return _certificates[name]


def bill_row(order: dict, state: str, *, fee: int = 0, refund: dict | None = None) -> str:
    """Return a line of the bill; it speaks of yuan."""
    total = yuan(order["amount"]["total"]) if refund is None else "0.00"
    back, number = (yuan(refund["amount"]["refund"]), refund["out_refund_no"]) if refund else ("0.00", "0")
    values = [
        time.strftime("%Y-%m-%d %H:%M:%S"),
        APP_ID,
        MCH_ID,
        "0",
        "",
        order["transaction_id"],
        order["out_trade_no"],
    ]
    values += ["oUpF8uMuAJO", order["kind"].upper(), state, "OTHERS", "CNY", total, "0.00", "0" if not refund else "50"]
    values += [
        number,
        back,
        "0.00",
        "ORIGINAL" if refund else "",
        "SUCCESS" if refund else "",
        order["description"],
        "",
    ]
    values += [f"{Decimal(fee) / 100:.5f}", "0.60%", total, back, ""]
    return ",".join(f"`{value}" for value in values)
