"""What the people who run the house see of it: what is late, what failed, what is not backed up."""
