"""`make bench`: the library against a bare view and nginx, then what is found of what identifies.

python -m bench [--stories 2000] [--seconds 2] [--postgresql postgresql://…/postgres]
"""

from bench import library


def main() -> None:
    """Measure what readers get, then what is found of what identifies."""
    library.main()
    # Only now: it needs the settings that the library's run has chosen.
    from bench.identifying import identifying

    identifying()


if __name__ == "__main__":
    main()
