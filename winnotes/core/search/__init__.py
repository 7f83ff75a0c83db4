"""What can be found in the notes, and what somebody who types a few words is looking for."""
