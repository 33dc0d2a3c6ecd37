"""Letters: official letters and their numbers."""
