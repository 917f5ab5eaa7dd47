"""What housekeeping and operators do: no author and no moderator asks for it."""
