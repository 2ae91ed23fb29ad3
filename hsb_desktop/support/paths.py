"""Where things are: the forms and resources that come with the program, and the folder that holds one worker's store.

Nothing is made or opened here. `HSB_DESKTOP_HOME` names another data folder (tests, the tour, a second store).
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

HOME_VARIABLE = "HSB_DESKTOP_HOME"
POLICY_VARIABLE = "HSB_DESKTOP_POLICY"
WITNESS_VARIABLE = "HSB_DESKTOP_WITNESS"
_APP = "hsb-desktop"
_PACKAGE = Path(__file__).resolve().parent.parent


def shipped(name: str, package: Path = _PACKAGE) -> Path:
    """The folder `name` ("forms" or "resources") that came with the program.

    An installed wheel and a frozen bundle carry it inside the package, under `_data`; a source tree beside the package.
    Raises FileNotFoundError where neither is there, since then the installation itself is broken.
    """
    for place in (package / "_data" / name, package.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"The folder {name!r} that comes with the program is missing; install it again.")


def forms_directory() -> Path:
    """The procedures and forms, one folder for each procedure."""
    return shipped("forms")


def resources_directory() -> Path:
    """Icons, fonts, themes, help."""
    return shipped("resources")


def data_directory(environment: Mapping[str, str] | None = None, platform: str = sys.platform) -> Path:
    """The folder of this worker's store: local to the machine, never one that a cloud service copies away.

    Windows `%LOCALAPPDATA%\\hsb-desktop`, macOS `~/Library/Application Support/hsb-desktop`, elsewhere
    `$XDG_DATA_HOME/hsb-desktop` or `~/.local/share/hsb-desktop`. It need not exist yet.
    """
    env = os.environ if environment is None else environment
    if chosen := env.get(HOME_VARIABLE, ""):
        return Path(chosen).expanduser().absolute()
    home = _home(env, platform)
    if platform == "win32":
        return Path(env.get("LOCALAPPDATA", "") or home / "AppData" / "Local") / _APP
    if platform == "darwin":
        return home / "Library" / "Application Support" / _APP
    base = Path(env.get("XDG_DATA_HOME", ""))
    return (base if base.is_absolute() else home / ".local" / "share") / _APP


def witness_directory(
    environment: Mapping[str, str] | None = None, platform: str = sys.platform
) -> Path | None:
    """Where this machine notes how far it has seen each store, apart from the stores; None where it does not.

    Windows `%LOCALAPPDATA%\\hsb-desktop-seen`, macOS `~/Library/Preferences/hsb-desktop-seen`, elsewhere
    `$XDG_STATE_HOME/hsb-desktop` or `~/.local/state/hsb-desktop`. For a data folder named by hand there is none unless
    `HSB_DESKTOP_WITNESS` names a folder too.
    """
    env = os.environ if environment is None else environment
    if chosen := env.get(WITNESS_VARIABLE, ""):
        return Path(chosen).expanduser().absolute()
    if env.get(HOME_VARIABLE, ""):
        return None
    home = _home(env, platform)
    if platform == "win32":
        return Path(env.get("LOCALAPPDATA", "") or home / "AppData" / "Local") / f"{_APP}-seen"
    if platform == "darwin":
        return home / "Library" / "Preferences" / f"{_APP}-seen"
    base = Path(env.get("XDG_STATE_HOME", ""))
    return (base if base.is_absolute() else home / ".local" / "state") / _APP


def policy_directory(environment: Mapping[str, str] | None = None, platform: str = sys.platform) -> Path:
    """The machine-wide folder of the council's policy, which only its IT staff can write.

    Windows `%PROGRAMDATA%\\hsb-desktop`, macOS `/Library/Application Support/hsb-desktop`, else `/etc/hsb-desktop`.
    `HSB_DESKTOP_POLICY` names another (tests, trying a policy out); `policy.machine_folder` says when it counts.
    """
    env = os.environ if environment is None else environment
    if chosen := env.get(POLICY_VARIABLE, ""):
        return Path(chosen).expanduser().absolute()
    if platform == "win32":
        return Path(env.get("PROGRAMDATA", "") or "C:\\ProgramData") / _APP
    return (Path("/Library/Application Support") if platform == "darwin" else Path("/etc")) / _APP


def _home(env: Mapping[str, str], platform: str) -> Path:
    return Path(env.get("USERPROFILE" if platform == "win32" else "HOME", "") or Path.home())
