"""The page of the team's content pieces."""
