"""Claims by people without a code: about their own story, or about one that they are in."""
