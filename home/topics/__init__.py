"""A page for every word of the vocabulary: what it means, and where on this site it leads."""
