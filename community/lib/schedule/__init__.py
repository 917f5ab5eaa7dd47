"""When a circle meets: its rule, its exceptions, and the dates that follow from them. Pure.

`rules` gives days, `schedule` what an organiser states, `expansion` the meetings, `written` the
form a database keeps, `told` what a page says of it. None of them looks at a clock.
"""
