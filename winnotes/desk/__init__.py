"""What both doors, window and command line, ask for: each a function over the rooms below."""
