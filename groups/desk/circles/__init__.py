"""What a directory editor does with circles, in the rooms that listings have too."""
