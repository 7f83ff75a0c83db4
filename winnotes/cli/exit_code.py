"""How a command ended, for scripts; 0 is done, and 2, asked wrongly, is click's own."""

FAILED = 1
LEFT_OUT = 3  # done, with parts of a file left out
INTERRUPTED = 130
