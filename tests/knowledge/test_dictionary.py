from knowledge.dictionary import Dictionary

DICTIONARY = Dictionary.build([("price", ("价格", "价钱")), ("price", ("价",)), ("ad", ("广告",))])


def test_a_word_means_what_its_first_entry_says_in_order() -> None:
    assert DICTIONARY.meanings("price") == ("价格", "价钱")
    assert DICTIONARY.meanings("ad") == ("广告",)


def test_an_unknown_word_means_nothing() -> None:
    assert DICTIONARY.meanings("cost") == ()
    assert Dictionary.build([]).meanings("price") == ()
