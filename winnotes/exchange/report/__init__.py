"""The team report as it is read: sections of words and charts, which window, PDF and command line all show."""
