"""Codes to phones: through which provider, under whose name, and how many a day."""

import environ

env = environ.Env()

#: What SMS_PROVIDER may say, and who then sends.
SMS_PROVIDERS = {
    "alibaba": "portal.sms.alibaba.AlibabaSms",
    "tencent": "portal.sms.tencent.TencentSms",
    "kept": "portal.outbox.backends.KeptSms",
}
# Empty: this site sends no codes. "kept" shows them to the operator, on a site for trying out.
SMS_PROVIDER = env("SMS_PROVIDER", default="kept")
SMS = {
    "key_id": env("SMS_KEY_ID", default=""),
    "key_secret": env("SMS_KEY_SECRET", default=""),
    "sign_name": env("SMS_SIGN_NAME", default=""),
    # Identifiers of approved templates with one variable, the code; without "abroad" only mainland numbers get one.
    "templates": {
        "zh-hans": env("SMS_TEMPLATE_ZH", default=""),
        "en": env("SMS_TEMPLATE_EN", default="") or env("SMS_TEMPLATE_ZH", default=""),
        "abroad": env("SMS_TEMPLATE_ABROAD", default=""),
    },
    # Tencent's alone.
    "app_id": env("SMS_APP_ID", default=""),
    "region": env("SMS_REGION", default="ap-guangzhou"),
    # Somebody waits at the page: seconds until we give up.
    "timeout": env.float("SMS_TIMEOUT", default=5.0),
    # Another address of the provider, such as one inside its own network.
    "endpoint": env("SMS_ENDPOINT", default=""),
}
# The whole site's messages of one day; a bound for the bill when somebody plays with the forms.
SMS_PER_DAY = env.int("SMS_PER_DAY", default=2000)
