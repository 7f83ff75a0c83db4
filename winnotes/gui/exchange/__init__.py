"""Files coming in: a page that shows what they would change, merges what is ticked, and tells what was done."""
