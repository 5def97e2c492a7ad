"""Starts what the product needs on one machine: database, roles, pages. Knows no subject."""
