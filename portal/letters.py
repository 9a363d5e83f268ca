"""Letters: the mails people read, as HTML in our look with a plain text beside it."""

from pathlib import Path

import css_inline
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

#: Mail readers drop style sheets, so each rule is written into the elements it is for.
STYLES = Path(settings.BASE_DIR) / "templates" / "letters" / "letter.css"


def compose(*, template: str, subject: str, context: dict, to: str) -> EmailMultiAlternatives:
    """Return a mail to one address made of `template`.txt and `template`.html, in the language now active.

    Both templates also get the site's name, address and phone number.
    """
    context = {
        "site_name": settings.SITE_NAME,
        "site_url": settings.WAGTAILADMIN_BASE_URL,
        "support_phone": settings.SUPPORT_PHONE,
        "subject": subject,
        **context,
    }
    message = EmailMultiAlternatives(subject, render_to_string(f"{template}.txt", context), to=[to])
    message.attach_alternative(dress(render_to_string(f"{template}.html", context)), "text/html")
    return message


def dress(html: str) -> str:
    """Return a letter's HTML with our styles written into its elements."""
    return css_inline.inline(html, extra_css=STYLES.read_text(encoding="utf-8"), load_remote_stylesheets=False)
