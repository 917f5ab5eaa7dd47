"""What needs an editor: one list, made anew each time from what stands on the site.

Nothing of it is kept but who put something off, and until when (`home.models.Snooze`). Each kind of
need is a module under `sources`; whatever is mended is gone from the list by itself.
"""
