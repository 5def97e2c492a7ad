"""How does what was written from data become a file?"""
