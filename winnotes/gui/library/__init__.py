"""The library page: every interview on this laptop."""
