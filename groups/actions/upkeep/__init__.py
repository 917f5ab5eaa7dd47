"""What time does to the directory: nobody asks for it, housekeeping does it."""
