"""Words for the text index: Chinese is kept character by character, titles also in pinyin.

The database search backends keep a run of Chinese as one token, so a word inside a sentence would never be
found. Every character is therefore indexed apart; at query time the words of a run become phrases of
neighbouring characters, so the index needs no rebuilding when the dictionary changes.
"""

import re

import rjieba
from pypinyin import lazy_pinyin

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
HAN_RUN = re.compile(f"[{HAN}]+")
HAN_CHARACTER = re.compile(f"([{HAN}])")
LATIN_LETTER = re.compile("[A-Za-z]")
NOT_WORD = re.compile(r"[^\w]+", re.UNICODE)
LONGEST_QUERY = 80
#: How many neighbouring syllables are also indexed as one word.
JOINED = (2, 3, 4)
MOST_WORDS = 8


def index_text(*texts: str | None) -> str:
    """Return the texts as the index wants them: Chinese characters spaced, anything but words dropped."""
    joined = " ".join(str(text) for text in texts if text)
    return NOT_WORD.sub(" ", HAN_CHARACTER.sub(r" \1 ", joined)).strip()


def reads_as_chinese(text: str) -> bool:
    """Return whether a title is Chinese, be there a foreign name or letter in it, and not English with a word of it."""
    return len(HAN_CHARACTER.findall(text)) > len(LATIN_LETTER.findall(text))


def pinyin_words(title: str) -> str:
    """Return the pinyin of a title's Chinese: syllables, neighbours joined, words joined, e.g. `lv cha lvcha`."""
    words: list[str] = []
    for run in HAN_RUN.findall(title):
        syllables = lazy_pinyin(run)
        words += syllables
        words += ["".join(syllables[at : at + size]) for size in JOINED for at in range(len(syllables) - size + 1)]
        words += ["".join(lazy_pinyin(word)) for word in rjieba.cut(run)]
        words.append("".join(syllables))
    return " ".join(dict.fromkeys(words))


def query_words(text: str) -> list[list[str]]:
    """Cut what somebody typed into words; each is a list of index tokens that must stand side by side.

    NUL, quotes and other marks are dropped, since the backends choke on them; an empty list means nothing to find.
    """
    cleaned = NOT_WORD.sub(" ", text.replace("\x00", " ")[:LONGEST_QUERY]).replace("_", " ")
    words: list[list[str]] = []
    for part in cleaned.split():
        for piece in re.findall(f"[{HAN}]+|[^{HAN}]+", part):
            if HAN_RUN.fullmatch(piece):
                words += [list(word) for word in rjieba.cut(piece)]
            else:
                words.append([piece.lower()])
    return words[:MOST_WORDS]
