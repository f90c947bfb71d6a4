"""How large an export may be: what one reading may cost in memory and in time."""

MAX_BYTES = 50 * 1024 * 1024
MAX_ROWS = 200_000
MAX_LINES = 5_000_000  # captions run over many, and so do files of nothing but line ends
MAX_COLUMNS = 300  # Meta's widest export has 212

# A workbook is a zip archive: 50 MB may unpack to 50 GB, and a few kilobytes may name a cell so far
# out that the sheet between is 17 billion cells.
MAX_UNPACKED_BYTES = 256 * 1024 * 1024
MAX_MEMBERS = 2_000
MAX_SHEETS = 20
MAX_SHEET_CHARACTERS = 100_000_000
SHEET_MEMORY_BYTES = 2 * 1024 * 1024 * 1024
SHEET_TIMEOUT_S = 60
