"""The numbers of the team report, each computed here once: Interviews → Lunches → Report. Codes only, no words."""
