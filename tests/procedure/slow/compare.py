"""Holds a printed pathway against the slow one, key by key; free sentences must only be there and say something."""

from typing import Any

STEP_KEYS = {
    "step", "status", "due", "due_at", "strict_due", "done_on", "late", "overdue_by", "clock", "because",
    "assumptions", "basis", "source", "forums", "why",
}  # fmt: skip
EXACT = ("step", "status", "due", "due_at", "strict_due", "done_on", "late", "overdue_by", "forums", "basis")
HOLIDAY_WORDS = (
    "new year",
    "good friday",
    "easter",
    "jubilee",
    "funeral",
    "coronation",
    "christmas",
    "boxing",
)
ABSENT = "absent"


def differences(slow: dict[str, Any], real: dict[str, Any]) -> list[str]:
    """Every difference, as lines to read; none when the engine says what the contract says."""
    same = ("procedure", "on")
    found = [f"{key}: {real.get(key)!r} for {slow[key]!r}" for key in same if slow[key] != real.get(key)]
    found.extend(_category(slow["category"], real.get("category", ABSENT)))
    flags = [flag.get("flag") for flag in real.get("flags", [])]
    if sorted(flags) != sorted(slow["flags"]):
        found.append(f"flags: {flags} for {slow['flags']}")
    if not all(_says_something(flag.get("why")) for flag in real.get("flags", [])):
        found.append("a flag without its sentence")
    expected, actual = slow["steps"], real.get("steps", [])
    names = [step["step"] for step in expected], [step.get("step") for step in actual]
    if names[0] != names[1]:
        lines = [f"{step.get('step')} {step.get('status')}" for step in actual]
        wanted = [f"{step['step']} {step['status']}" for step in expected]
        extra = [line for line in lines if line not in wanted]
        missing = [line for line in wanted if line not in lines]
        return [*found, f"steps: unexpected {extra}, missing {missing}; {names[1]} for {names[0]}"]
    for one, other in zip(expected, actual, strict=True):
        found.extend(f"{one['step']}: {line}" for line in _step(one, other))
    return found


def _says_something(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _category(slow: Any, real: Any) -> list[str]:
    if slow is None or not isinstance(real, dict):
        return [] if slow == real else [f"category: {real!r} for {slow!r}"]
    same = all(slow[key] == real.get(key) for key in ("value", "decided_on"))
    same = same and type(slow["value"]) is type(real["value"])
    same = same and slow["label"].lower() == str(real.get("label")).lower()
    return [] if same else [f"category: {real!r} for {slow!r}"]


def _step(slow: dict[str, Any], real: dict[str, Any]) -> list[str]:
    found = [f"unknown key {key}" for key in sorted(real.keys() - STEP_KEYS)]
    for key in EXACT:
        one, other = slow.get(key, ABSENT), real.get(key, ABSENT)
        if one != other or type(one) is not type(other):
            found.append(f"{key} is {other!r}, expected {one!r}")
    if ("why" in slow) != ("why" in real) or not _says_something(real.get("why", "-")):
        found.append(f"why is {real.get('why', ABSENT)!r}")
    because, assumptions = real.get("because"), real.get("assumptions")
    if not isinstance(because, list) or not because or not all(_says_something(line) for line in because):
        found.append(f"because is {because!r}")
    if not isinstance(assumptions, list) or not all(_says_something(line) for line in assumptions):
        found.append(f"assumptions is {assumptions!r}")
    source = real.get("source", {})
    if source.get("document") != slow["source"]["document"]:
        found.append(f"document is {source.get('document')!r}, expected {slow['source']['document']!r}")
    if "section" not in source or source["section"] not in slow["source"]["section"]:
        found.append(f"section is {source.get('section')!r}, expected one of {slow['source']['section']!r}")
    if "clock" in slow and isinstance(real.get("clock"), dict):
        found.extend(_clock(slow["clock"], real["clock"]))
    elif ("clock" in slow) != ("clock" in real):
        found.append(f"clock is {real.get('clock', ABSENT)!r}, expected {slow.get('clock', ABSENT)!r}")
    return found


def _clock(slow: dict[str, Any], real: dict[str, Any]) -> list[str]:
    found = []
    start = str(real.get("start"))
    if start != slow["start"] and not ("hours" in slow["limit"] and start.startswith(slow["start"] + "T")):
        found.append(f"clock.start is {start}, expected {slow['start']}")
    if real.get("start_fact") not in slow["start_fact"]:
        found.append(f"clock.start_fact is {real.get('start_fact')!r}, expected {slow['start_fact']!r}")
    limit = real.get("limit")
    if "working" in slow["limit"]:
        same = limit == slow["limit"]
    else:
        same = _says_something(limit) and slow["limit"] in str(limit)
    if not same:
        found.append(f"clock.limit is {limit!r}, expected {slow['limit']!r}")
    found.extend(_skipped(slow["skipped"], real.get("skipped", [])))
    return found


def _skipped(slow: list[dict[str, str]], real: list[dict[str, str]]) -> list[str]:
    if [day["date"] for day in slow] != [day.get("date") for day in real]:
        return [f"clock.skipped is {real}, expected {slow}"]
    found = []
    for one, other in zip(slow, real, strict=True):
        why, given = one["why"], str(other.get("why"))
        if why in ("Saturday", "Sunday"):
            same = given == why
        else:
            words = [word for word in HOLIDAY_WORDS if word in why.lower()]
            same = _says_something(given) and given not in ("Saturday", "Sunday")
            same = same and all(word in given.lower().replace("’", "'") for word in words)
        if not same:
            found.append(f"clock.skipped {one['date']} is {given!r}, expected {why!r}")
    return found
