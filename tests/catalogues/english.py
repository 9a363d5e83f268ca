"""What English is left on a screen that speaks Chinese."""

import re

#: What may stand there in Latin letters: addresses, files, keys, kinds of files, names of things made elsewhere.
NAMES = re.compile(
    r"[0-9a-f]{20}|https?://\S+|\S+@\S+|\S*\.(?:jpe?g|png|webp|svg)|[a-z0-9]+(?:[-_.][a-z0-9]+)+"
    r"|(?<![A-Za-z])(?:"
    r"English|Yunli|Stripe|Cookie|Wagtail|JavaScript|localhost|Ctrl|Shift|Esc|URL|PDF|PO|MB|AVIF|GIF|JPE?G|PNG|WEBP"
    r"|CSV|DOCX|ODS|ODT|TXT|TSV|XLSX|ZIP|JSON|XML|HTML|CNY|HTTP|Asia/Shanghai"
    r")(?![A-Za-z])"
)
ENGLISH = re.compile(r"[A-Za-z]{3,}")


def english_in(said: list[str], allowed: list[str]) -> list[str]:
    """Return the texts that still hold an English word when names and what people wrote are taken out."""
    left = []
    for text in dict.fromkeys(" ".join(text.split()) for text in said if text and text.strip()):
        rest = text
        for words in allowed:
            rest = rest.replace(" ".join(words.split()), "")
        if ENGLISH.search(NAMES.sub("", rest)):
            left.append(text)
    return left
