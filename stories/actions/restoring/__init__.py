"""After a backup is restored: the signed list of removals is carried out once more."""
