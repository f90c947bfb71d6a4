"""Readers of the platforms' own export files; `preview` runs the whole way.

    decode, delimited       the bytes of a text file to readings of records
    archive, workbook       the same for spreadsheet files
    sniff                   the first reading whose header is known: a layout and its table
    meta, meta_days, x, youtube, tiktok, linkedin     a table to Contents: what was read and doubted
    guess, generic          the same for a table that no layout knows

What a header or a word is called in which language is data: a YAML file a vocabulary.
"""
