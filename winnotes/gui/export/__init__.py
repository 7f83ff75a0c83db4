"""Files on their way out of the window: formats, the sheet that asks, the jobs that write."""
