"""When two words are the same: folding, look-alike letters, keyboard layouts, spellings of names."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_summit.text.folding import fold, latin_code, relaid, skeleton
from ca_summit.text.nearest import LONGEST, nearest

RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
LATIN = "abcdefghijklmnopqrstuvwxyz"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ёлка", "елка"),
        ("ЁЛКА", "ёлка"),
        ("Straße", "STRASSE"),
        ("café", "cafe"),
        ("Өзбекстан", "өзбекстан"),
        ("№ 5", "no 5"),
        *((f"Тянь{dash}Шань", "тянь-шань") for dash in "‐‑‒–—―−"),
        *((f"{left}Алтын{right}", "алтын") for left, right in ("«»", "“”", "„“", "‘’", "‚‘", "‹›", '""')),
        *((f"O{apostrophe}zbekiston", "ozbekiston") for apostrophe in "'`´ʻʼ‘’"),
        *((f"Central{space}Asia", "central asia") for space in ("\u00a0", "\u202f", "\u2009", "\n", "\t ")),
        ("  Aral  Sea ", "aral sea"),
    ],
)
def test_what_never_tells_two_words_apart_is_folded(one: str, other: str) -> None:
    """Case, accents, ё/е, dashes, quotation marks, apostrophes and spaces do not count."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("май", "маи"), ("МАЙ", "МАИ"), ("қол", "кол"), ("ӨЗ", "ОЗ"), ("e-mail", "email")]
)
def test_what_tells_two_words_apart_is_kept(one: str, other: str) -> None:
    """й is not и, letters of their own are not accents, a dash is not nothing."""
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    """What is folded is its own fold."""
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("ийеёÿö\u0301\u0306\u0308\u0323")))
def test_folding_levels_composed_and_decomposed_letters(text: str) -> None:
    """A text folds alike whether its letters and accents are one character (NFC) or several (NFD)."""
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        *(("КZ", "KZ"), ("КG", "KG"), ("ТJ", "TJ"), ("ТЈ", "TJ"), ("ТМ", "TM"), ("АZ", "AZ")),
        *(("тм", "TM"), ("кz", "KZ"), ("uz", "UZ"), ("КАZ", "KAZ")),
    ],
)
def test_a_code_in_cyrillic_look_alikes_is_read_as_latin(typed: str, code: str) -> None:
    """Country codes are known in capitals or not, with Cyrillic letters or Latin ones."""
    assert latin_code(typed) == code


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("йгщеуы", "quotes"),
        ("Йгщеуы", "Quotes"),
        ("quotes", "йгщеуы"),
        *(("ё", "`"), ("а", "f"), ("я", "z"), ("Ж", ":")),
        ("htlrjptvtkmyst", "редкоземельные"),
        ("'rjkjubz", "экология"),
        ("<elm", "Будь"),
        ("2025 ujl", "2025 год"),
    ],
)
def test_a_word_in_the_wrong_layout_is_read_with_the_other(typed: str, meant: str) -> None:
    """Each key gives what it would have given in the other layout; digits and spaces stay."""
    assert relaid(typed) == meant


@given(st.text(RUSSIAN + RUSSIAN.upper()) | st.text(LATIN + LATIN.upper()))
def test_changing_the_layout_twice_gives_the_word_back(word: str) -> None:
    """Letters of one language survive the way to the other layout and back."""
    assert relaid(relaid(word)) == word


@pytest.mark.parametrize(
    "spellings",
    [
        "Berdimuhamedow Berdymukhamedov Berdimuhamedov Бердымухамедов Бердымухаммедов",
        "Mirziyoyev Mirziyoev Мирзиёев Мирзиеев МИРЗИЁЕВ",
        "Nazarbayev Nazarbaev Назарбаев Назарбаева",
        "Jeenbekov Zheenbekov Жээнбеков",
        "Japarov Zhaparov Dzhaparov Жапаров",
        "Rahmon Rakhmon Рахмон Раҳмон",
        "Kassym-JomartTokayev Kasym-ZhomartTokaev Касым-ЖомартТокаев Қасым-ЖомартТоқаев",
        "IlhamAliyev IlkhamAliev ИльхамАлиев",
        "ChingizAitmatov ЧингизАйтматов ЧынгызАйтматов",
        "GabitMusirepov ГабитМусирепов ҒабитМүсірепов",
        "Xudoyberdiyev Khudoyberdiev Худойбердиев",
        "HamroqulTursunzoda ҲамроқулТурсунзода ХамрокулТурсунзода",
        "Jabbarly Dzhabbarly Джаббарлы Җаббарлы",
        "TsoiYuliyaSergeevna ЦойЮлияСергеевна",
        "OmurbekTanatarov ӨмүрбекТаңатаров ОмурбекТанатаров",
    ],
)
def test_spellings_of_a_name_share_a_skeleton(spellings: str) -> None:
    """Romanisations and Cyrillic forms of one name agree, and not on nothing."""
    skeletons = {skeleton(spelling) for spelling in spellings.split()}
    assert len(skeletons) == 1
    assert skeletons != {""}


@pytest.mark.parametrize(
    ("name", "consonants"), [("Назарбаев", "nzrbv"), ("Искандаров", "iskndrv"), ("Жээнбеков", "jnbkv")]
)
def test_a_skeleton_is_the_first_letter_and_the_consonants(name: str, consonants: str) -> None:
    """A vowel counts where a name begins with it."""
    assert skeleton(name) == consonants


def test_names_of_different_leaders_have_different_skeletons() -> None:
    """No surname is taken for another one."""
    names = ["Berdimuhamedow", "Mirziyoyev", "Nazarbayev", "Jeenbekov", "Japarov", "Rahmon"]
    assert len({skeleton(name) for name in names}) == len(names)


@pytest.mark.parametrize("word", ["", "Aliyev", "Алиев", "olive", "Tokayev", "вода", "aaaaaa", "123456"])
def test_too_few_consonants_make_no_skeleton(word: str) -> None:
    """A word that could be many names is none: `olive` is not Алиев."""
    assert skeleton(word) == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("qoutes", "quotes"),
        ("QUOTES", "quotes"),
        ("йгщеуы", "quotes"),
        ("йгщеу", "quotes"),
        ("cntgm", "степь"),
        ("Ёлка", "елка"),
    ],
)
def test_a_mistyped_word_finds_the_nearest_known_one(typed: str, meant: str) -> None:
    """A typo, other capitals, the wrong layout, or two of these at once."""
    assert nearest(typed, ["sources", "quotes", "initiatives", "елка", "степь"])[0] == meant


def test_a_known_word_has_no_rivals() -> None:
    """Where a word is known as it stands, nothing else is offered."""
    assert nearest("Quote", ["quotes", "quote", "quota"]) == ["quote"]


def test_the_nearest_words_come_first_and_no_more_than_wanted() -> None:
    """The likeliest is offered first; the number of offers is limited."""
    assert nearest("quotess", ["quota", "quoted", "quotes", "quote"], 2) == ["quotes", "quote"]


@pytest.mark.parametrize("typed", ["", "zzzz", "?!"])
def test_what_is_like_nothing_finds_nothing(typed: str) -> None:
    """No word is offered for what resembles none."""
    assert nearest(typed, ["quotes", "sources"]) == []


def test_a_beginning_means_what_begins_so() -> None:
    """The shortest first; with too few letters anything would do."""
    assert nearest("init", ["initiatives", "init-all", "quotes"]) == ["init-all", "initiatives"]
    assert nearest("in", ["initiatives", "quotes"]) == []
    assert nearest("штше", ["initiatives", "quotes"]) == ["initiatives"]


@given(
    st.text(st.sampled_from("aéйиеё\u0306\u0301\u0315\u0f73\uff9eЖ Ω字ﷺ1"), max_size=40), st.integers(1, 7)
)
def test_the_length_of_a_text_does_not_change_how_it_is_folded(text: str, times: int) -> None:
    """A long text is normalised piece by piece, which shows nowhere: not even within й."""
    words = f"{text} и\u0306 й ".replace(" ", " x ")
    assert fold(words * times * 30) == " ".join([fold(words)] * times * 30)


def test_a_hundred_thousand_accents_are_folded_like_one() -> None:
    """Unicode has them sorted, which takes the square of their number."""
    assert fold("a" + "\u0315\u0300" * 50_000) == fold("á")
    assert fold("a" + "\u0f73\u0f74" * 50_000) == fold("a")


def test_what_is_too_long_for_a_word_is_like_nothing() -> None:
    """No matter how alike it is."""
    assert nearest("x" * (LONGEST - 1), ["x" * LONGEST]) == ["x" * LONGEST]
    assert nearest("x" * (LONGEST + 1), ["x" * LONGEST]) == []
