"""Every word a person sees passes `t()`: a literal sentence and named values, so a translation is a catalogue."""

import ast
import builtins
import re
import string

import pytest

from tests.architecture.source import ancestors, called, files, name_of, tree

# Where sentences for people are made. The store speaks SQL, and the words of a procedure are data.
SPEAKING = ("app", "casework", "documents", "formbook", "papers", "ui")
SETTERS = {
    *(
        "setText",
        "setPlainText",
        "setWindowTitle",
        "setToolTip",
        "setStatusTip",
        "setWhatsThis",
        "setPlaceholderText",
    ),
    *(
        "setAccessibleName",
        "setAccessibleDescription",
        "setTitle",
        "setLabelText",
        "setInformativeText",
        "setHtml",
    ),
    *(
        "setDetailedText",
        "addItem",
        "addTab",
        "addAction",
        "addMenu",
        "setHeaderLabels",
        "setTabText",
        "setPrefix",
    ),
    *(
        "setSuffix",
        "setSpecialValueText",
        "setDocumentTitle",
        "QLabel",
        "QPushButton",
        "QCheckBox",
        "QRadioButton",
    ),
    *("QGroupBox", "QAction", "QCommandLinkButton", "showMessage"),
}
SENTENCE = re.compile(r"[A-Z][a-z’']+,? [a-zA-Z{“‘].*")
LETTERS = re.compile(r"[^\W\d_]{2}")
BUILT_IN = {
    name
    for name, thing in vars(builtins).items()
    if isinstance(thing, type) and issubclass(thing, BaseException)
}
# Names of fonts and of other things that are called the same in every language.
NAMES = {"Atkinson Hyperlegible Next", "DejaVu Sans", "DejaVu Sans Mono", "Segoe UI"} | {
    *(
        "List Bullet",
        "List Number",
        "Table Grid",
        "Normal Table",
    )  # styles of Word, by the names its files have
}


def untranslated(module: ast.Module) -> list[tuple[int, str]]:
    """Sentences, words handed to Qt, and words of our own errors that do not pass `t()`: line and text."""
    constants = [n for n in ast.walk(module) if isinstance(n, ast.Constant)]
    return [(n.lineno, n.value) for n in constants if isinstance(n.value, str) and _spoken(n)]


def _spoken(node: ast.Constant) -> bool:
    text = str(node.value)
    if not LETTERS.search(text) or text in NAMES or _is_docstring(node):
        return False
    direct = True
    for above in ancestors(node):
        if isinstance(above, ast.Call):
            name = name_of(above.func)
            if name == "t":
                return False
            if name in SETTERS and direct:
                return True
            if isinstance(getattr(above, "parent", None), ast.Raise):
                return name not in BUILT_IN and bool(SENTENCE.fullmatch(text))
            direct = False
        elif isinstance(above, ast.Subscript | ast.Compare | ast.keyword | ast.Dict):
            direct = False  # a key or a name on the way to the words, not the words
        elif isinstance(above, ast.Assert):
            return False
    return bool(SENTENCE.fullmatch(text))


def _is_docstring(node: ast.Constant) -> bool:
    return isinstance(getattr(node, "parent", None), ast.Expr)


def wrong_t(module: ast.Module) -> list[int]:
    """Lines where `t` is not given one literal sentence and exactly the named values it asks for."""
    calls = [
        n
        for n in ast.walk(module)
        if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == "t"
    ]
    return [call.lineno for call in calls if not _right(call)]


def _right(call: ast.Call) -> bool:
    if (
        len(call.args) != 1
        or not isinstance(call.args[0], ast.Constant)
        or not isinstance(call.args[0].value, str)
    ):
        return False
    if any(k.arg is None for k in call.keywords):
        return False
    fields = [field for _, field, _, _ in string.Formatter().parse(call.args[0].value) if field is not None]
    if not call.keywords:
        return all(not field for field in fields) or not fields
    return set(fields) == {k.arg for k in call.keywords}


def test_every_word_passes_the_text_function() -> None:
    found = [
        f"{called(path)}:{line} {text!r}"
        for path in files()
        if called(path).split("/")[1] in SPEAKING
        for line, text in untranslated(tree(path))
    ]
    assert not found, "words that do not pass t():\n" + "\n".join(found)


def test_the_text_function_is_given_literal_sentences() -> None:
    found = [f"{called(path)}:{line}" for path in files() for line in wrong_t(tree(path))]
    assert not found, "t() wants one literal sentence and the values it names:\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ('label.setText("Save")', True),
        ('label.setText(f"{n} cases")', True),
        ('label.setText("Case " + name)', True),
        ('QPushButton("Save", parent)', True),
        ('row("The date the meeting was held")', True),
        ('raise BadInput("The file is not there.")', True),
        ('label.setText(t("Save"))', False),
        ('label.setText("•")', False),
        ('label.setText(words["title"])', False),
        ('raise ValueError("The caller must not.")', False),
        ('"""A docstring that says what it is for."""', False),
        ('label.setObjectName("caseBanner")', False),
    ],
)
def test_the_check_for_words_sees(code: str, seen: bool) -> None:
    module = ast.parse(code)
    for node in ast.walk(module):
        for child in ast.iter_child_nodes(node):
            child.parent = node  # type: ignore[attr-defined]
    assert bool(untranslated(module)) is seen


@pytest.mark.parametrize(
    ("code", "right"),
    [
        ('t("Save")', True),
        ('t("Copy {n} of {total}", n=1, total=3)', True),
        ('t("Copy {n}", m=1)', False),
        ('t("Copy {n}")', False),
        ('t(f"Copy {n}")', False),
        ("t(words)", False),
        ('t("Copy {n}", **values)', False),
    ],
)
def test_the_check_of_the_text_function_sees(code: str, right: bool) -> None:
    assert bool(wrong_t(ast.parse(code))) is not right
