"""The kinds of file an interview is saved as, in the order they are offered, and what may be asked of one."""

from dataclasses import dataclass
from pathlib import Path

from winnotes.i18n import N_


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its suffix, CSV profile and separator ("" where it has none), and its words."""

    suffix: str
    profile: str
    separator: str
    name: str
    use: str
    is_upload: bool = False


FORMATS = (
    Format("pdf", "", "", N_("PDF summary"), N_("two pages to read, every note behind them")),
    Format("csv", "team", "", N_("CSV for the team"), N_("a colleague edits it and it merges back")),
    Format("csv", "excel", ",", N_("CSV for Excel"), N_("cells parted by commas")),
    Format("csv", "excel", ";", N_("CSV for Excel, semicolons"), N_("where a comma is the decimal sign")),
    Format("csv", "tidy", "", N_("Tidy CSV"), N_("for analysts, one row an answer")),
    Format("csv", "plain", "", N_("Plain CSV"), N_("for other programs")),
    Format("csv", "salesforce", "", "Salesforce", N_("CSV to update opportunities"), is_upload=True),
    Format("csv", "hubspot", "", "HubSpot", N_("CSV to import into deals"), is_upload=True),
    Format("csv", "dynamics", "", "Dynamics 365", N_("CSV to update opportunities"), is_upload=True),
    Format("csv", "pipedrive", "", "Pipedrive", N_("CSV to import into deals"), is_upload=True),
    Format("winnotes", "", "", N_("WinNotes file"), N_("everything, to be merged on another laptop")),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Where to, in which CSV profile and separator ("" for none), and who may read it.

    `is_safe` replaces names and amounts, `passphrase` encrypts a .winnotes file ("" for neither).
    """

    path: Path
    profile: str = ""
    separator: str = ""
    with_private: bool = False
    is_safe: bool = False
    passphrase: str = ""
