"""What may be typed on the pages of activities? Forms validate, they never save."""
