"""What is asked of somebody who logs in, changes a password, or keeps accounts? Forms check; actions save."""
