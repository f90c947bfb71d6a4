"""Measures beside what others would build: `make bench`. No build fails over a time."""
