"""As which files do activities leave the product?"""
