"""The guide page: the team's own questions, and what the window does with the guide lunches follow."""
