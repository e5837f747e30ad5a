"""Benchmarks. Their tables stand in the README; nothing here is a test."""
