"""What is owed, and is it met?"""
