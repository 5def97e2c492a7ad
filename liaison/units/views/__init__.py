"""Pages of places, of posts and of those who hold them."""
