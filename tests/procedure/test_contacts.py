"""A contact says how far it can be relied on, and prints as its role until the council has confirmed it."""

from datetime import date

from hsb_desktop.procedure.contacts import Contact
from hsb_desktop.procedure.form import Cite

MILLER = Contact("miller", "The miller", Cite("riverside", "E"), telephone="1234", published="2020")


def test_an_unconfirmed_contact_prints_as_its_role_with_its_mark() -> None:
    assert not MILLER.confirmed
    assert MILLER.printed == "The miller (published 2020, not confirmed)"
    assert Contact("ferry", "The ferry", Cite("riverside", "E")).printed == "The ferry (not confirmed)"


def test_a_confirmed_contact_prints_whole() -> None:
    own = Contact(
        "miller",
        "The miller",
        Cite("riverside", "E"),
        telephone="1234",
        published="2020",
        name="A. Example",
        email="mill@example.org",
        confirmed_on=date(2021, 3, 1),
    )
    assert own.confirmed
    assert own.mark == "confirmed Monday 1 March 2021"
    assert own.printed == "The miller, A. Example, 1234, mill@example.org"
