"""What is measured? ONE FILE PER MEASUREMENT; each offers a `MEASUREMENT`."""
