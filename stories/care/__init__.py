"""How well stories are cared for: figures of whole years, frozen, on a page of their own."""
