"""Word: Word documents: one template factory, charts, contents."""
