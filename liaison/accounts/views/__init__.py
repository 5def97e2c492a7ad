"""Pages of whoever logs in, and of those who keep the accounts; one file for each journey."""
