"""One page template a language in, one page a village out."""
