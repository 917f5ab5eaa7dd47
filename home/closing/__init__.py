"""An organisation ends, and its site with it: four stages, one way, each shown before it is done.

`stages` is what each does, `manage.py close_down` the one way to do it.
"""
