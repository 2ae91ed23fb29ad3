"""What a child may find hard to read is remarked on; what a child can read is not."""

import pytest

from hsb_desktop.procedure.plain import PlainWords, remarks

RULE = PlainWords(5, (("ensure", "make sure"), ("in the event of", "if")))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ()),
        ("I tell my aunt there. I wait for her!", ()),
        ("one two three four five", ()),
        ("one two three four five six", ("“one two three four …” has 6 words. Try two short sentences.",)),
        ("one two three\nfour five six", ()),
        ("one two – three four – five", ()),
        (
            "One two. One two three four five six",
            ("“One two three four …” has 6 words. Try two short sentences.",),
        ),
        ("Ensure it.", ("“Ensure” may be hard to read. Try “make sure”.",)),
        ("Who ensures it?", ()),
        ("In the event of rain", ("“In the event of” may be hard to read. Try “if”.",)),
    ],
)
def test_long_sentences_and_hard_words(text: str, said: tuple[str, ...]) -> None:
    assert remarks(RULE, text) == said
