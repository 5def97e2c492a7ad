"""What do the notices say, and what follows from it? Plain Python, without Django, files or a clock."""
