"""The sandbox's payment page. It is another company's: its words are its own, not in our catalogues."""

from html import escape

CHOICES = ("approve", "decline", "slow", "timeout", "twice", "late")
WORDS = {
    "zh-hans": {
        "title": "沙盒支付（演示用，不动真钱）",
        "pay": "付款",
        "done": "这笔付款已经处理。",
        "back": "返回商店",
        "approve": "同意付款",
        "decline": "拒绝付款",
        "slow": "同意，但 10 秒后才入账",
        "timeout": "不作答复",
        "twice": "同意，通知发两次",
        "late": "同意，通知一分钟后才发",
    },
    "en": {
        "title": "Sandbox payment (for trying out, no money moves)",
        "pay": "Pay",
        "done": "This payment has been dealt with.",
        "back": "Back to the shop",
        "approve": "Approve",
        "decline": "Decline",
        "slow": "Approve, booked after 10 seconds",
        "timeout": "Give no answer",
        "twice": "Approve, message sent twice",
        "late": "Approve, message sent after a minute",
    },
}
STYLE = """
body { font: 1.125rem/1.6 system-ui, sans-serif; margin: 0; background: #eef1f4; color: #1d2733; }
main { max-width: 26rem; margin: 2rem auto; padding: 1.5rem; background: #fff; border-radius: 8px; }
h1 { font-size: 1.25rem; margin-top: 0; }
.amount { font-size: 2rem; font-weight: 700; margin: .5rem 0; }
button, .back { display: block; box-sizing: border-box; width: 100%; min-height: 48px; margin: .5rem 0; padding: .6rem;
  font: inherit; text-align: center; border: 2px solid #2b4a6f; border-radius: 6px; background: #fff; color: #2b4a6f; }
button:first-of-type { background: #2b4a6f; color: #fff; }
""".lstrip()
PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title><link rel="stylesheet" href="{root}/style.css">
</head>
<body><main>
<h1>{title}</h1>
<p>{description}</p>
<p class="amount">¥{amount}</p>
{content}
</main></body>
</html>
"""


def payment_page(payment: dict, *, root: str) -> str:
    """Return the page of a payment; `root` is the address the sandbox is mounted at."""
    language = payment["language"] if payment["language"] in WORDS else "en"
    words = WORDS[language]
    if payment["status"] == "open" and payment["settles_at"] is None:
        buttons = (f'<button name="choice" value="{choice}">{words[choice]}</button>' for choice in CHOICES)
        content = f'<form method="post">{"".join(buttons)}</form>'
    else:
        back = escape(payment["return_url"], quote=True)
        content = f'<p>{words["done"]}</p><p><a class="back" href="{back}">{words["back"]}</a></p>'
    return PAGE.format(
        language=language,
        title=words["title"],
        root=escape(root, quote=True),
        description=escape(payment["description"]),
        amount=escape(payment["amount"]),
        content=content,
    )
