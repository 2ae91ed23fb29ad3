"""Only support/files.py opens files for writing. Ruff cannot see that, so the syntax trees are read."""

import ast

import pytest

from tests.architecture.source import PACKAGE, called, files, name_of, tree

HOME = PACKAGE / "support" / "files.py"
WRITERS = {
    *(
        "write_text",
        "write_bytes",
        "fdopen",
        "touch",
        "mkstemp",
        "mkdtemp",
        "NamedTemporaryFile",
        "TemporaryFile",
    ),
    *(
        "TemporaryDirectory",
        "SpooledTemporaryFile",
        "copyfile",
        "copy2",
        "copytree",
        "FileHandler",
        "RotatingFileHandler",
    ),
    *("QSaveFile", "QTemporaryFile", "QTemporaryDir", "QSettings"),
}
QUALIFIED = {("os", "open"), ("os", "write"), ("shutil", "copy"), ("shutil", "move")}


def writes(call: ast.Call) -> bool:
    """Whether a call opens a file for writing, or may: a mode that is not written out counts as writing."""
    name = name_of(call.func)
    owner = name_of(call.func.value) if isinstance(call.func, ast.Attribute) else ""
    if name in WRITERS or (owner, name) in QUALIFIED:
        return True
    if name == "open" and not owner:
        return _mode(call, 1)
    if name == "open" and any(_looks_like_a_mode(a) for a in call.args[:1]):
        return _mode(call, 0)
    if name == "open":
        return any(k.arg == "mode" for k in call.keywords) and _mode(call, 0)
    return name == "ZipFile" and _mode(call, 1)


def _looks_like_a_mode(argument: ast.expr) -> bool:
    return (
        isinstance(argument, ast.Constant)
        and isinstance(argument.value, str)
        and set(argument.value) <= set("rwaxbt+")
    )


def _mode(call: ast.Call, position: int) -> bool:
    given = call.args[position : position + 1] + [k.value for k in call.keywords if k.arg == "mode"]
    if not given:
        return False
    mode = given[0]
    return not (
        isinstance(mode, ast.Constant) and isinstance(mode.value, str) and not set(mode.value) & set("wax+")
    )


def test_only_one_module_writes_files() -> None:
    found = [
        f"{called(path)}:{node.lineno}"
        for path in files()
        if path != HOME
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and writes(node)
    ]
    assert not found, "files are written elsewhere than in support/files.py:\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('open("a", "w")', True),
        ('open("a", mode="ab")', True),
        ('open("a", how)', True),
        ('path.open("x")', True),
        ('path.open(mode="r+")', True),
        ("path.write_text(words)", True),
        ('os.open("a", os.O_WRONLY)', True),
        ('shutil.move("a", "b")', True),
        ('open("a")', False),
        ('open("a", "rb")', False),
        ("path.open()", False),
        ('path.open("rb")', False),
        ("store.open(key)", False),
        ("words.copy()", False),
    ],
)
def test_the_check_sees(line: str, expected: bool) -> None:
    call = ast.parse(line, mode="eval").body
    assert isinstance(call, ast.Call)
    assert writes(call) is expected
