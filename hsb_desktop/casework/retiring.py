"""Gives a laptop back: a last copy of the records at the second place, then every way to open those here goes."""

from hsb_desktop.casework import backups
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.key_ports import Keys
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.procedure.words import t


def second_place_is_set(desk: Desk) -> bool:
    """Whether a last copy can go anywhere."""
    return backups.backup_view(desk).place is not None


def retire(desk: Desk, keys: Keys, passphrase: str) -> None:
    """Take the last copy where a place is set, then destroy the slots; a copy that fails stops it with its sentence."""
    if not keys.is_passphrase(passphrase):
        raise NotReady(t("This passphrase does not open your records. Nothing was changed; try again."))
    place = backups.backup_view(desk).place
    if place is not None:
        backups.note_carried(desk, backups.carry_there(desk, backups.copy_here(desk), place))
    keys.retire(passphrase)
