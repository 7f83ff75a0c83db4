"""The lunch page: checklist, question, quick entry, scraps, bite, timer."""
