"""Adding an entry in one sitting: a part a screen, then an address, then the page as it will be."""
