"""The assistant: the conversation, its commands, and the front ends that carry it."""
