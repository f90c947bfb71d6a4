"""Readers of a team's own documents, one a kind: from a file to sections of plain text."""
