"""How texts are cut for the index, and how queries are cut to match them."""

import pytest

from portal.core.words import index_text, pinyin_words, query_words


def test_index_text_spaces_chinese_and_keeps_latin_words_whole():
    assert index_text("古树绿茶 Tea-2kg") == "古 树 绿 茶 Tea 2kg"


def test_index_text_skips_what_is_missing():
    assert index_text(None, "", "红米") == "红 米"


def test_pinyin_words_hold_syllables_pairs_words_and_the_whole():
    words = pinyin_words("云梯村红米").split()
    assert {"yun", "ti", "yunti", "hongmi", "yunticunhongmi"} <= set(words)


def test_pinyin_words_join_three_and_four_neighbours():
    assert {"changjieyan", "tuchangjie"} <= set(pinyin_words("昂玛突长街宴").split())


def test_query_words_turn_a_chinese_run_into_phrases():
    assert ["绿", "茶"] in query_words("云梯村的绿茶")


@pytest.mark.parametrize("text", ["", "   ", '"', "\x00", "'\"\x00--", "()*", "_"])
def test_query_words_of_marks_alone_are_none(text):
    assert query_words(text) == []


def test_query_words_mix_scripts():
    assert query_words("Tea 茶") == [["tea"], ["茶"]]
