"""Who a source is: named or not, of what type, and what stands for it."""
