"""One shell page a language in, one page a village out."""
