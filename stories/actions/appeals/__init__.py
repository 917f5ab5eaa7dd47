"""Appeals: an author asks that another person looks at a decision again."""
