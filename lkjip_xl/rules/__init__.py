"""Rules: what the regulations say, pure and dated. One rule per module; docs/RULES.md lists them all."""
