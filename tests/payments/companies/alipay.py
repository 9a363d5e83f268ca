"""Alipay's gateway: page and wap pay, query, close, refunds and the bill, as opendocs.alipay.com tells of them."""

import io
import json
import re
import secrets
import zipfile
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from tests.payments.companies.office import Asked, Office, Refusal, is_signed, sign

APP_ID, SELLER = "2021000000000001", "2088000000000001"
TIME = "%Y-%m-%d %H:%M:%S"
PRODUCTS = {"alipay.trade.page.pay": "FAST_INSTANT_TRADE_PAY", "alipay.trade.wap.pay": "QUICK_WAP_PAY"}
AMOUNT = re.compile(r"(0|[1-9]\d{0,8})\.\d{2}")
COLUMNS = (
    "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,"
    "商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,"
    "商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注"
)


def beijing() -> datetime:
    """Return what the clocks in Beijing show, wherever this process stands."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).replace(tzinfo=None)


def fault(sub_code: str, code: str = "40004") -> Refusal:
    return Refusal(200, {"code": code, "msg": "Business Failed", "sub_code": sub_code, "sub_msg": "-"})


class Alipay(Office):
    """Trades by the shop's number; `visit` and `pay` are what a payer does, `notify` what Alipay then says."""

    def __init__(self, port: int = 0, *, key: str = "alipay"):
        super().__init__(port)
        self.trades, self.refunds, self.key, self.fees = {}, {}, key, {}

    @property
    def gateway(self) -> str:
        return f"{self.url}/gateway.do"

    def answer(self, asked: Asked):
        if asked.path == "/bill.resource":
            return 200, {"Content-Type": "application/zip"}, self.bill()
        fields = asked.query
        node = fields.get("method", "").replace(".", "_") + "_response"
        try:
            self.check(fields)
            content = json.loads(fields["biz_content"])
            if fields["method"] in PRODUCTS:
                return self.page(fields, content)
            calls = {
                "alipay.trade.query": self.query,
                "alipay.trade.close": self.close,
                "alipay.trade.refund": self.refund,
                "alipay.trade.fastpay.refund.query": self.query_refund,
                "alipay.data.dataservice.bill.downloadurl.query": self.bill_address,
            }
            said = {"code": "10000", "msg": "Success", **calls[fields["method"]](content)}
        except Refusal as refusal:
            said = refusal.body
        inside = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        body = f'{{"{node}":{inside},"sign":"{sign(self.key, inside)}"}}'
        return 200, {"Content-Type": "text/html;charset=utf-8"}, body.encode()

    def check(self, fields: dict) -> None:
        """Refuse what lacks a field or its signature: RSA2 over all sorted parameters but `sign`."""
        for name in ("app_id", "method", "charset", "sign_type", "sign", "timestamp", "version", "biz_content"):
            if not fields.get(name):
                raise fault(f"isv.missing-{name.replace('_', '-')}", "40001")
        if fields["app_id"] != APP_ID:
            raise fault("isv.invalid-app-id", "40002")
        if fields["sign_type"] != "RSA2" or fields["version"] != "1.0":
            raise fault("isv.invalid-signature-type", "40002")
        sent = datetime.strptime(fields["timestamp"], TIME)
        if abs((beijing() - sent).total_seconds()) > 600:
            raise fault("isv.invalid-timestamp", "40002")
        text = "&".join(f"{name}={fields[name]}" for name in sorted(fields) if name != "sign" and fields[name] != "")
        if not is_signed("shop", text, fields["sign"]):
            raise fault("isv.invalid-signature", "40002")

    def page(self, fields: dict, content: dict):
        """Begin the trade; its payer has come to the page."""
        for name in ("out_trade_no", "total_amount", "subject", "product_code"):
            if not content.get(name):
                raise fault(f"isv.missing-{name}", "40001")
        if content["product_code"] != PRODUCTS[fields["method"]]:
            raise fault("ACQ.INVALID_PARAMETER")
        if not re.fullmatch(r"\w{1,64}", content["out_trade_no"], re.ASCII):
            raise fault("ACQ.INVALID_PARAMETER")
        if not (isinstance(content["total_amount"], str) and AMOUNT.fullmatch(content["total_amount"])):
            raise fault("ACQ.INVALID_PARAMETER")
        if "time_expire" in content:
            datetime.strptime(content["time_expire"], TIME)
        trade = self.trades.setdefault(content["out_trade_no"], self.begin(fields, content))
        if trade["total_amount"] != content["total_amount"]:
            raise fault("ACQ.CONTEXT_INCONSISTENT")
        return 200, {"Content-Type": "text/html;charset=utf-8"}, b"<!doctype html><title>Alipay</title>"

    def begin(self, fields: dict, content: dict) -> dict:
        return {
            "trade_no": f"{beijing():%Y%m%d}22001400000000{secrets.randbelow(10**6):06}",
            "out_trade_no": content["out_trade_no"],
            "trade_status": "WAIT_BUYER_PAY",
            "total_amount": content["total_amount"],
            "subject": content["subject"],
            "notify_url": fields.get("notify_url", ""),
            "return_url": fields.get("return_url", ""),
            "method": fields["method"],
            "time_expire": content.get("time_expire", ""),
        }

    def find(self, content: dict) -> dict:
        trade = self.trades.get(content.get("out_trade_no"))
        if trade is None:
            raise fault("ACQ.TRADE_NOT_EXIST")
        return trade

    def query(self, content: dict) -> dict:
        trade = self.find(content)
        return {name: trade[name] for name in ("trade_no", "out_trade_no", "trade_status", "total_amount")}

    def close(self, content: dict) -> dict:
        trade = self.find(content)
        if trade["trade_status"] != "WAIT_BUYER_PAY":
            raise fault("ACQ.TRADE_STATUS_ERROR")
        trade["trade_status"] = "TRADE_CLOSED"
        return {name: trade[name] for name in ("trade_no", "out_trade_no")}

    def pay(self, number: str, *, fee: str = "0.00") -> dict:
        """The payer pays; so much is Alipay's."""
        trade = self.trades[number]
        expired = trade["time_expire"] and datetime.strptime(trade["time_expire"], TIME) < beijing()
        if trade["trade_status"] != "WAIT_BUYER_PAY" or expired:
            raise AssertionError("the page says that the trade is closed")
        trade.update(trade_status="TRADE_SUCCESS", gmt_payment=beijing().strftime(TIME))
        self.fees[number] = fee
        return trade

    def refund(self, content: dict) -> dict:
        """Send money back once for each out_request_no; the same again says that no money moved."""
        trade, amount = self.find(content), content.get("refund_amount")
        if not (isinstance(amount, str) and AMOUNT.fullmatch(amount)):
            raise fault("ACQ.INVALID_PARAMETER")
        if trade["trade_status"] not in ("TRADE_SUCCESS", "TRADE_FINISHED"):
            raise fault("ACQ.TRADE_STATUS_ERROR")
        key = (trade["out_trade_no"], content.get("out_request_no", trade["out_trade_no"]))
        moved = key not in self.refunds
        if not moved and self.refunds[key] != amount:
            raise fault("ACQ.DISCORDANT_REPEAT_REQUEST")
        if moved:
            if self.gone(trade) + Decimal(amount) > Decimal(trade["total_amount"]):
                raise fault("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL")
            self.refunds[key] = amount
        about = {name: trade[name] for name in ("trade_no", "out_trade_no")}
        return {**about, "fund_change": "Y" if moved else "N", "refund_fee": f"{self.gone(trade):.2f}"}

    def gone(self, trade: dict) -> Decimal:
        mine = (Decimal(amount) for (number, _key), amount in self.refunds.items() if number == trade["out_trade_no"])
        return sum(mine, Decimal(0))

    def query_refund(self, content: dict) -> dict:
        found = self.refunds.get((self.find(content)["out_trade_no"], content["out_request_no"]))
        return {"refund_amount": found, "refund_status": "REFUND_SUCCESS"} if found else {}

    def bill_address(self, content: dict) -> dict:
        if content.get("bill_type") != "trade" or not re.fullmatch(r"\d{4}-\d\d-\d\d", content.get("bill_date", "")):
            raise fault("INVAILID_ARGUMENTS")
        if content["bill_date"] >= f"{beijing():%Y-%m-%d}" and not self.trades:
            raise fault("BILL_NOT_EXIST")
        return {"bill_download_url": f"{self.url}/bill.resource?token={secrets.token_hex(8)}"}

    def bill(self) -> bytes:
        """Return the zip of two tables, in GBK."""
        head = [
            "#支付宝业务明细查询",
            f"#账号：[{SELLER}0156]",
            "#起始日期：[-]   终止日期：[-]",
            "#----业务明细列表----",
            COLUMNS,
        ]
        paid = [trade for trade in self.trades.values() if trade["trade_status"] == "TRADE_SUCCESS"]
        rows = [
            bill_row(trade, "交易", trade["total_amount"], "", f"-{self.fees[trade['out_trade_no']]}") for trade in paid
        ]
        for (number, key), amount in self.refunds.items():
            rows.append(bill_row(self.trades[number], "退款", f"-{amount}", key, "0.00"))
        foot = ["#----业务明细列表结束----", f"#交易合计：{len(paid)}笔", "#导出时间：[-]"]
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as file:
            file.writestr(f"{SELLER}0156_20261129_业务明细(汇总).csv", "#汇总\r\n".encode("gbk"))
            file.writestr(f"{SELLER}0156_20261129_业务明细.csv", "\r\n".join([*head, *rows, *foot]).encode("gbk"))
        return packed.getvalue()

    def notify(self, number: str, *, key: str = "", **changed: str) -> dict:
        """Return the form of a message about a trade, signed over the sorted fields but sign and sign_type."""
        trade = self.trades[number]
        now = beijing().strftime(TIME)
        fields = {
            "notify_time": now,
            "notify_type": "trade_status_sync",
            "notify_id": secrets.token_hex(16),
            "charset": "utf-8",
            "version": "1.0",
            "app_id": APP_ID,
            "auth_app_id": APP_ID,
            "seller_id": SELLER,
            "buyer_id": "2088000000009999",
            "subject": trade["subject"],
            "gmt_create": now,
            **{name: trade[name] for name in ("trade_no", "out_trade_no", "trade_status", "total_amount")},
            **changed,
        }
        text = "&".join(f"{name}={fields[name]}" for name in sorted(fields) if fields[name] != "")
        return {**fields, "sign_type": "RSA2", "sign": sign(key or self.key, text)}


def bill_row(trade: dict, kind: str, amount: str, request: str, fee: str) -> str:
    """Return a line of the bill; numbers end in a tab, so that no spreadsheet rounds them."""
    now = beijing().strftime(TIME)
    cells = [f"{trade['trade_no']}\t", f"{trade['out_trade_no']}\t", f"{kind}\t", trade["subject"], now, now]
    cells += ["\t"] * 4 + ["*L(138****0001)\t", amount, amount, *["0.00"] * 5, "", "0.00\t", "0.00", f"{request}\t"]
    return ",".join([*cells, fee, "0.00", ""])
