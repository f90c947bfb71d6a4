"""Account data: imports of platform exports, the semantic layer of metrics, and reports on them."""
