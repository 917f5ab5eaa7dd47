"""The site in production while its parts die: `make chaos`, docs/reliability.md.

People write, come back, read and work at the desk (`authors`, `desk`, `readers`) and write down
what they were told (`book`). A disturber ends parts of the site at moments that a seed chooses.
When it is quiet again, what the site holds (`facts`) is compared with the book by the laws of
`judge`.
"""
