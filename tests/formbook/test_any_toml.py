"""Whatever a form file holds, reading it ends with a form and a list of faults, never with an exception."""

import copy
import datetime
import functools
import tomllib

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hsb_desktop.formbook.book import load_book
from hsb_desktop.formbook.edition_forms import around, around_faulty
from hsb_desktop.formbook.parse_form import parse_form
from hsb_desktop.formbook.parse_question import Around
from hsb_desktop.formbook.reading import Faults, Table
from hsb_desktop.procedure.form import Form
from tests.formbook.broken import GAUGE, NOTE, TINY


def keys_in(values: object) -> set[str]:
    """Every key that stands anywhere in these values."""
    if isinstance(values, dict):
        return set(values).union(*map(keys_in, values.values()))
    return set().union(*map(keys_in, values)) if isinstance(values, list) else set()


WHOLE = [tomllib.loads((TINY / file).read_text(encoding="utf-8")) for file in (NOTE, GAUGE)]
KEYS = st.sampled_from(sorted(keys_in(WHOLE) | {"colour", "required_when", "at_most"}))
LEAVES = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ["choice", "repeat", "date", "indicator", "role", "category", "child", "family", "a", "b", "today"]
    ),
    st.integers(-3, 3),
    st.booleans(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.times(),
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=5)),
    max_leaves=25,
)
TOPS = st.dictionaries(KEYS, VALUES, max_size=5)
SOUND = around(load_book(TINY).procedure(datetime.date(2020, 5, 4)))
FAULTY = around_faulty(Table({}, "procedure.toml", "", Faults()))


def read(values: object, offers: Around) -> tuple[Form, Faults]:
    """The form that these values make, with its faults."""
    assert isinstance(values, dict)
    faults = Faults()
    return parse_form(Table(values, "any.toml", "", faults), "riverside", "2020-01", offers), faults


@settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine draws slowly
@given(TOPS, st.sampled_from([SOUND, FAULTY]))
def test_anything_at_all(values: dict[str, object], offers: Around) -> None:
    form, faults = read(values, offers)
    assert isinstance(form, Form)
    assert faults, "nothing made at random is a whole form"
    assert all(fault.what and fault.remedy for fault in faults)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(WHOLE), st.data(), st.sampled_from([SOUND, FAULTY]))
def test_a_whole_form_with_one_value_changed(
    whole: dict[str, object], data: st.DataObject, offers: Around
) -> None:
    values = copy.deepcopy(whole)
    place: dict[str, object] | list[object] = values
    while True:
        if isinstance(place, dict):
            key = data.draw(st.sampled_from(sorted(place)))
            inner, put = place[key], functools.partial(place.__setitem__, key)
        else:
            index = data.draw(st.integers(0, len(place) - 1))
            inner, put = place[index], functools.partial(place.__setitem__, index)
        if not isinstance(inner, dict | list) or not inner or data.draw(st.integers(0, 4)) == 0:
            break
        place = inner
    put(data.draw(VALUES))
    form, _ = read(values, offers)
    assert isinstance(form, Form)


def test_the_whole_forms_have_no_fault() -> None:
    for whole in WHOLE:
        assert not list(read(whole, SOUND)[1])
