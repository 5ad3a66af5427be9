import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.ingest.decode import declared_in, decode, encoding_of, looks_binary

WORDS = "Café Söderby: “five” wounded - naïve, señor, €3"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings_are_told_without_help(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == WORDS


def test_a_declared_charset_decides_where_the_bytes_do_not() -> None:
    text = "Взрыв в Гродно"
    assert decode(text.encode("windows-1251"), "windows-1251") == text
    assert decode(text.encode("koi8-r"), "KOI8-R") == text


def test_valid_utf8_outweighs_a_wrong_declaration() -> None:
    assert decode(WORDS.encode(), "iso-8859-1") == WORDS


@pytest.mark.parametrize(
    "declared", ["no-such-charset", "utf-16", "rot13", "hex", "unicode_escape", "idna", ""]
)
def test_a_useless_declaration_is_passed_over(declared: str) -> None:
    assert decode("Café".encode("cp1252"), declared) == "Café"


def test_open_places_of_windows_1252_are_kept() -> None:
    assert decode(b"caf\xe9 \x81 \x9d") == "café \x81 \x9d"


def test_pieces_are_judged_as_the_whole() -> None:
    data = ("x" * 5000 + "é").encode()
    assert encoding_of([data[:5001], data[5001:]]) == "utf-8"
    assert encoding_of([b"x" * 5000, "é".encode("cp1252"), b"y"]) == "cp1252"


def test_a_page_names_its_charset() -> None:
    assert declared_in(b'<meta charset="windows-1251">') == "windows-1251"
    assert declared_in(b"<?xml version=\"1.0\" encoding='koi8-r'?>") == "koi8-r"
    assert declared_in(b"<p>nothing</p>") is None


@given(st.binary(), st.one_of(st.none(), st.text(max_size=20)))
def test_any_bytes_decode(data: bytes, declared: str | None) -> None:
    assert isinstance(decode(data, declared), str)


@given(st.text().filter(lambda text: "\x00" not in text and not text.startswith("\ufeff")))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode("utf-8", "ignore")) == text.encode("utf-8", "ignore").decode()


def test_control_characters_make_binary() -> None:
    assert looks_binary("\x00\x01\x02abc")
    assert not looks_binary(WORDS)
    assert not looks_binary("")
