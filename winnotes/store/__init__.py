"""The notes on this laptop: the only room that speaks SQL."""
