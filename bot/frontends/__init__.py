"""The ways in and out; each folder is one platform and knows no other."""
