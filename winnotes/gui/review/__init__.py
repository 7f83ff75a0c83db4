"""The review page: ten minutes after the lunch."""
