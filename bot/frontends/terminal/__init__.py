"""The terminal: one person on the machine itself, who may see and do everything there."""
