"""How is the product used? The manual for officials, as pages."""
