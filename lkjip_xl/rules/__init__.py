"""Rules: what the regulations say, pure and dated."""
