"""What came of it: what leaders promised, when and where it stands, and whether they kept it.

An office is named and never a person. Stories that were brought along stand here by reference
alone: a row that goes with the public row of its story, whatever ends that.
"""
