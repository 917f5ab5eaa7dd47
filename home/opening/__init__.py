"""What must be there before the first story: asked in one list, shown wherever it is needed.

`requirements` is the list, `page` the operators' to-do list, `panel` the note on the first page;
`manage.py ready` says the same at the console.
"""
