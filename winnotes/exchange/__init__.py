"""Files to notebooks and back: parse once, render many."""
