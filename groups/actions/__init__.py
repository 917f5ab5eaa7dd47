"""What changes an entry: one verb a file, one transaction, its line in the audit trail inside."""
