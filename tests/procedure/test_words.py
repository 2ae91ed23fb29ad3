"""The one text function: values go in as they are, and another language is another catalogue."""

from collections.abc import Iterator

import pytest

from hsb_desktop.procedure.words import speak, t


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    speak({})


def test_values_go_in_as_they_are() -> None:
    assert t("Copy {n} of {total}", n=1, total=3) == "Copy 1 of 3"
    assert t("{name} came", name="{n} & <b>") == "{n} & <b> came"
    assert t("No values: {n}") == "No values: {n}"


def test_another_language_keeps_the_values_names() -> None:
    speak({"Copy {n} of {total}": "{total} / {n}"})
    assert t("Copy {n} of {total}", n=1, total=3) == "3 / 1"
    assert t("Not in the catalogue") == "Not in the catalogue"
