"""The library's client of WeChat Pay, at an address that can be set; WeChat Pay's own is written into it."""

from wechatpayv3 import WeChatPay, WeChatPayType
from wechatpayv3.core import Core

from portal.payments.online.base import as_pem


class AtOurAddress(Core):
    """Calls `address` ("https://host") from the first call on, which the constructor may make."""

    def __init__(self, *, address: str, **options):
        self.address = address
        super().__init__(**options)

    @property
    def _gate_way(self) -> str:
        return self.address

    @_gate_way.setter
    def _gate_way(self, _written_in: str) -> None:
        """Leave the address as it was given."""


class Client(WeChatPay):
    """The library's calls over the core above."""

    def __init__(self, *, core: Core, app_id: str, mch_id: str, notify_url: str):
        self._type, self._partner_mode = WeChatPayType.NATIVE, False
        self._mchid, self._appid, self._notify_url, self._core = mch_id, app_id, notify_url, core


def connect(kept: dict, *, notify_url: str, timeout: float) -> Client:
    """Return a client for settings.WECHAT_PAY. Fetches the certificates, and raises, where no public key is set."""
    core = AtOurAddress(
        address=kept["url"],
        mchid=kept["mch_id"],
        cert_serial_no=kept["serial"],
        private_key=as_pem(kept["private_key"], "PRIVATE KEY"),
        apiv3_key=kept["api_v3_key"],
        timeout=timeout,
        public_key=as_pem(kept["public_key"], "PUBLIC KEY") if kept["public_key"] else None,
        public_key_id=kept["public_key_id"] or None,
    )
    return Client(core=core, app_id=kept["app_id"], mch_id=kept["mch_id"], notify_url=notify_url)
