"""What is in force, what is under review, and who keeps liaison with whom?"""
