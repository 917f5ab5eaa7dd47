"""What comes to the desk beside the stories and waits for one person: reports and appeals.

A list without words, a page without words where it is opened in one tap, a strict page where it is
read and settled.
"""
