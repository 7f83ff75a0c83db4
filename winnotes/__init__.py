"""WinNotes: win interviews noted at the table, kept on the laptop, merged with the team's."""

__version__ = "0.1.0"
