"""A tool that a test asks for is one that .ci/run installs, so on CI nothing is ever "not run"."""

import ast

from tests.architecture.source import ROOT, called, files, name_of, tree


def listed() -> set[str]:
    lines = (ROOT / "tests" / "system-packages.txt").read_text(encoding="utf-8").splitlines()
    packages = dict(line.split(":") for line in lines if not line.startswith("#"))
    return {tool for tools in packages.values() for tool in tools.split()}


def asked_for() -> dict[str, str]:
    """Each tool that tests ask for, and one of the files that ask."""
    return {
        argument.value: called(path)
        for path in files(ROOT / "tests")
        if "architecture" not in path.parts
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and name_of(node.func) == "needs_tool"
        for argument in node.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


def test_every_tool_that_is_asked_for_is_installed_on_ci() -> None:
    missing = {tool: where for tool, where in asked_for().items() if tool not in listed()}
    assert not missing, f"not in tests/system-packages.txt: {missing}"


def test_nothing_is_installed_on_ci_that_no_test_asks_for() -> None:
    assert not listed() - set(asked_for()), "take it out of tests/system-packages.txt"


def test_no_test_skips_itself_for_a_tool_in_another_way() -> None:
    """`shutil.which` in a test would be a second way, one that CI does not notice. A bench does not run there."""
    found = [
        f"{called(path)}:{node.lineno}"
        for path in files(ROOT / "tests")
        if path.name not in {"conftest.py", "test_run.py"} and not {"architecture", "bench"} & set(path.parts)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and name_of(node.func) in {"which", "importorskip"}
    ]
    assert not found, "ask with needs_tool():\n" + "\n".join(found)
