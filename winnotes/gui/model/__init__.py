"""The page of the team's sales-cycle model."""
