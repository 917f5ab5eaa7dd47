"""Only reads: recomputes ledgers, anchors and public rows, and names what does not hold."""
