"""What marks a file as ours: one number in its header, and how many steps its tables have taken."""

APPLICATION_ID = 0x574E4F54  # "WNOT"
SCHEMA = 2  # the number of steps in migrations.py; a test holds the two together
