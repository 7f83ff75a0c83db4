"""The terminal's door: the only click, and never a line of Qt."""
