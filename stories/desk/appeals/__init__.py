"""Appeals: a list, and one decision that another person looks at again."""
