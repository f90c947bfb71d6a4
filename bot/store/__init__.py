"""What the assistant keeps of its own: deliveries taken, accounts linked to places."""
