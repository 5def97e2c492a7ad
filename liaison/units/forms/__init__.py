"""What may be typed about places, posts and people?"""
