"""One box that finds words anywhere in the notes, from any page."""
