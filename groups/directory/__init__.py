"""What a visitor sees: finding near a place, one entry, the map, open formats."""
