"""Raw news wire copy in, structured stories out, exactly once."""

__version__ = "0.1.0"
