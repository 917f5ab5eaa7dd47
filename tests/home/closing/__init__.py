"""A site that ends."""
