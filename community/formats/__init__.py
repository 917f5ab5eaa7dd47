"""How we write dates, where a language's own habit would puzzle readers elsewhere."""
