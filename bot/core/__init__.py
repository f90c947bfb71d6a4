"""The conversation itself: what is said, who may say it, and how it is answered."""
