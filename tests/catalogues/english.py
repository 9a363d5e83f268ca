"""What English is left on a screen that speaks Chinese."""

import re

#: What may stand there in Latin letters: addresses, files, keys, kinds of files, names of things made elsewhere.
NAMES = re.compile(
    r"[0-9a-f]{20}|\{\w+\}|[0-9a-f]{6}\*{6,}|https?://\S+|\S+@\S+|\S*\.(?:jpe?g|png|webp|svg)|[a-z0-9]+(?:[-_.][a-z0-9]+)+"
    r"|(?<![A-Za-z])(?:"
    r"English|Yunli|Stripe|Cookie|Wagtail|JavaScript|localhost|Ctrl|Shift|Esc|URL|PDF|PO|MB|AVIF|GIF|HEIC|JPE?G|PNG|WEBP"
    r"|EMS|Control|Command|Mac|UPC|SKU|ISO|ISBN|GET|POST|sha256|UTC"
    r"|CSV|DOCX|ODS|ODT|TXT|TSV|XLSX|ZIP|JSON|XML|HTML|CNY|HTTP|Asia/Shanghai"
    r")(?![A-Za-z])"
)
ENGLISH = re.compile(r"[A-Za-z]{3,}")


class Ear:
    """Hears English; `allowed` are names and what people wrote, the longest first. A text heard before is known."""

    def __init__(self, allowed: list[str]):
        self._allowed = [" ".join(words.split()) for words in allowed]
        self._known: dict[str, bool] = {}

    def english_in(self, said: list[str]) -> list[str]:
        """Return the texts that still hold an English word when all that may stand there is taken out."""
        texts = dict.fromkeys(" ".join(text.split()) for text in said if text and text.strip())
        return [text for text in texts if self._is_english(text)]

    def _is_english(self, text: str) -> bool:
        if text not in self._known:
            self._known[text] = _has_english(text) and _has_english(self._without_names(text))
        return self._known[text]

    def _without_names(self, text: str) -> str:
        for words in self._allowed:
            text = text.replace(words, "")
        return text


def _has_english(text: str) -> bool:
    return bool(ENGLISH.search(NAMES.sub("", text)))
