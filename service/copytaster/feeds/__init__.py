"""The watch over feeds: their registry, its reload, what came, whether numbers are missing."""
