"""Statistics that include stories nobody may read. What they withstand: docs/statistics.md."""
