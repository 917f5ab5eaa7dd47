"""One box for the whole site: the guide, stories, groups, circles and figures, each as it is found
in its own section, and the way on to that section. What is typed is kept nowhere."""
