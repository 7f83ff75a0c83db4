"""Days as the CRM writes them, and how long a deal took by them."""

from datetime import date


def read_date(text: str) -> date | None:
    """Return the day in an ISO date, or None."""
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


def crm_days(created_on: str, closed_on: str) -> int | None:
    """Return the days from created to won by the CRM's dates, or None where they are missing or unlike dates."""
    created, closed = read_date(created_on), read_date(closed_on)
    return (closed - created).days if created and closed and closed >= created else None
