"""Files of connections: a table with a source and a target, GML, GEXF."""

from analytics.exports import cells, decode, gexf, gml
from analytics.exports.graph import gathered, of_graph
from analytics.exports.notes import Notes
from analytics.exports.rows import Contents, EdgeRow, Record, Setting
from analytics.exports.table import Table
from analytics.exports.vocabulary import vocabulary

_HEAD_BYTES = 4096  # in which a graph file shows itself


def graph_file(data: bytes, setting: Setting) -> Contents | None:
    """The connections of a GML or GEXF file, None for any other. Raises BrokenExport, TooLarge."""
    head = data[:_HEAD_BYTES].decode("utf-8", errors="ignore").removeprefix("\ufeff")
    if gexf.is_gexf(head):
        return of_graph(gexf.read(data, setting.file), setting)
    if gml.is_gml(head):
        text = decode.decoded(data, setting.file)
        return of_graph(gml.read(text, setting.file), setting)
    return None


def read_table(table: Table, setting: Setting) -> Contents:
    """A connection a row, directed unless its type says otherwise."""
    notes = Notes()
    edges = (_edge(table, record, notes) for record in table.rows(notes))
    return gathered(edges, setting, notes)


def _edge(table: Table, record: Record, notes: Notes) -> EdgeRow:
    header = table.header
    is_undirected = vocabulary("network").means(header.text(record, "type"), "undirected")
    return EdgeRow(
        line=record.line,
        source=header.text(record, "source"),
        target=header.text(record, "target"),
        is_directed=not is_undirected,
        weight=_weight(table, record, notes),
    )


def _weight(table: Table, record: Record, notes: Notes) -> float | None:
    cell = table.header.cell(record, "weight")
    try:
        return cells.amount(cell, has_decimal_comma=table.has_decimal_comma)
    except cells.NotANumber:
        notes.no_number(record.line, "weight", cell)
        return None
