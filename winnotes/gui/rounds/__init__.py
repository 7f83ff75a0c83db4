"""Rounds: won deals shared out among marketers, and the board that follows them."""
