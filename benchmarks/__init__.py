"""How quick is the product? `make bench` measures everything in one run and prints one table."""
