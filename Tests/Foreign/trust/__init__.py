"""Tests that take long when they are done at length: each runs shortly with the others, and longer by itself."""
