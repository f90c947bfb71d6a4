"""Files of connections: tables, GML, GEXF."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.errors import BrokenExport, EmptyExport, ExportError, NotAGraph, TooLarge
from analytics.exports import gexf, gml
from analytics.exports.preview import Preview
from analytics.tables import ImportKind, Platform
from tests.analytics.exports import files
from tests.analytics.exports.files import doubts, skipped

NETWORKS = Path(__file__).parents[4] / "shared" / "data" / "analytics" / "network"
GML = """Creator "a program"
graph
[
  directed 0
  node [ id 1 label "A &amp; B" ]
  node [ id 2 label "Cé" graphics [ x 1.5 id 9 ] ]
  node [ id 3 ]
  # a comment [
  edge [ source 1 target 2 value 2.5 ]
  edge [ source 2 target 1 ]
  edge [ source 2 target 3 ]
  edge [ source 3 target 3 ]
  edge [ source 3 target 7 ]
]
"""
GEXF = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
  <graph defaultedgetype="directed">
    <nodes>
      <node id="n0" label="Ann"><viz:size value="3"/></node>
      <node id="n1" label="Ben"/>
      <node id="n2"/>
      <node id="n3" label="Nobody's"/>
    </nodes>
    <edges>
      <edge id="0" source="n0" target="n1" weight="2"/>
      <edge id="1" source="n1" target="n0" type="directed"/>
      <edge id="2" source="n1" target="n2" type="undirected" weight="much"/>
      <edge id="3" source="n0" target="n1"/>
    </edges>
  </graph>
</gexf>
"""
NAMES = st.sampled_from(["ann", "ben", "Ada, Countess", "陈", 'the "one"'])
PAIRS = st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=12)


def read(text: str, platform: str | None = "network") -> Preview:
    return files.read(text, platform=platform)


def ends(found: Preview) -> list[tuple[str, str]]:
    return [(edge.source, edge.target) for edge in found.edges]


def distinct(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Each pair once, none of an end with itself."""
    return list(dict.fromkeys(pair for pair in pairs if pair[0] != pair[1]))


def test_a_table_of_a_source_and_a_target_is_a_network() -> None:
    found = read("source,target\nann,ben\nben,ann\nben,cid\n")
    assert (found.kind, found.platform, found.rows_read) == (
        ImportKind.EDGES,
        Platform.NETWORK,
        3,
    )
    assert ends(found) == [("ann", "ben"), ("ben", "ann"), ("ben", "cid")]
    assert all(edge.is_directed and edge.weight is None for edge in found.edges)
    assert (found.first_day, found.last_day, found.doubts) == (None, None, ())


def test_loops_duplicates_and_half_a_connection_are_skipped_with_their_reasons() -> None:
    found = read("source,target\nann,ben\nann,ann\nann,ben\nann,\n")
    assert ends(found) == [("ann", "ben")]
    assert skipped(found) == [
        (3, "The connection leads from ann to itself."),
        (4, "The connection of ann and ben stands in the file before, on line 2."),
        (5, "The connection does not name both of its ends."),
    ]


def test_to_and_fro_is_one_connection_where_the_type_says_undirected() -> None:
    table = "Source;Target;Type;Weight\na;b;Undirected;0,5\nb;a;Undirected;1\nb;a;Directed;x\n"
    found = read(table)
    assert [(edge.source, edge.is_directed, edge.weight) for edge in found.edges] == [
        ("a", False, 0.5),
        ("b", True, None),
    ]
    assert [line for line, _ in skipped(found)] == [3]
    assert doubts(found) == [
        "Line 4, column weight: x is not a number, so it counts as not available."
    ]


@pytest.mark.parametrize("header", ["Quelle,Ziel", "来源,目标", "SOURCE,TARGET"])
def test_the_columns_are_known_in_three_languages(header: str) -> None:
    assert ends(read(f"{header}\na,b\n", platform=None)) == [("a", "b")]


def test_a_network_can_be_of_an_account_that_has_posts() -> None:
    found = read("source,target\na,b\n", platform="x")
    assert found.platforms[0] is Platform.X
    assert set(found.platforms) == set(Platform)


def test_posts_with_a_source_and_a_target_stay_posts() -> None:
    table = "ID,Date,Text,Source,Target,Likes\n1,2025-05-01,Good morning to all,web,fans,3\n"
    assert read(table, platform="x").kind is ImportKind.POSTS


@pytest.mark.parametrize("text", ["name,colour\nann,red\n", "Date,Views\n2025-01-01,3\n"])
def test_what_has_no_connections_is_refused_as_a_network(text: str) -> None:
    with pytest.raises((NotAGraph, ExportError)):
        read(text)


def test_a_table_of_neither_is_told_what_a_network_would_be() -> None:
    with pytest.raises(NotAGraph, match="columns source and target, a GML or a GEXF file"):
        read("name,colour\nann,red\n")


@pytest.mark.parametrize("platform", ["network", None])
def test_a_gml_file_is_read_by_its_labels(platform: str | None) -> None:
    found = read(GML, platform)
    assert ends(found) == [("A & B", "Cé"), ("Cé", "3")]
    assert [(edge.weight, edge.is_directed) for edge in found.edges] == [
        (2.5, False),
        (None, False),
    ]
    assert found.rows_read == 5
    assert skipped(found) == [
        (10, "The connection of Cé and A & B stands in the file before, on line 9."),
        (12, "The connection leads from 3 to itself."),
        (13, "The file has no node 7."),
    ]


def test_a_direction_that_is_named_last_holds_for_all() -> None:
    text = (
        "graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 ] "
        "edge [ source 2 target 1 ] directed 1 ]"
    )
    found = read(text)
    assert ends(found) == [("1", "2"), ("2", "1")]
    assert all(edge.is_directed for edge in found.edges)


def test_nodes_of_one_label_are_told_apart_by_their_ids() -> None:
    text = (
        'graph [ node [ id 1 label "Ann" ] node [ id 2 label "Ann" ] edge [ source 1 target 2 ] ]'
    )
    assert ends(read(text)) == [("Ann (1)", "Ann (2)")]


@pytest.mark.parametrize(
    ("cut", "line"), [("  edge [ source 3 target 7 ]\n]\n", 12), ("]\n", 13), ('Cé"', 6)]
)
def test_a_gml_file_that_breaks_off_is_refused_with_its_line(cut: str, line: int) -> None:
    text = GML[: GML.rindex(cut)]
    with pytest.raises(BrokenExport, match=f"at line {line}"):
        read(text)


@pytest.mark.parametrize("end", ["]", "graph", "?", "a " + 101 * "[ a "])
def test_what_is_no_gml_is_refused(end: str) -> None:
    with pytest.raises(BrokenExport):
        read(GML + end)


def test_a_gexf_file_is_read_by_its_labels() -> None:
    found = read(GEXF, None)
    assert ends(found) == [("Ann", "Ben"), ("Ben", "Ann"), ("Ben", "n2")]
    assert [(edge.is_directed, edge.weight) for edge in found.edges] == [
        (True, 2),
        (True, None),
        (False, None),
    ]
    assert skipped(found) == [
        (14, "The connection of Ann and Ben stands in the file before, on line 11.")
    ]
    assert doubts(found) == [
        "Nodes without a connection, which are not kept: 1.",
        "Line 13, column weight: much is not a number, so it counts as not available.",
    ]


def test_edges_that_say_nothing_are_undirected_in_gexf() -> None:
    found = read(GEXF.replace(' defaultedgetype="directed"', ""))
    assert [edge.is_directed for edge in found.edges] == [False, True, False]


def test_a_document_type_is_refused_before_anything_of_it_grows() -> None:
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE gexf [<!ENTITY e0 "ha">{entities}]>'
    text = GEXF.replace("<gexf", f"{bomb}<gexf", 1).replace('label="Ann"', 'label="&e9;"')
    with pytest.raises(BrokenExport, match="declares a document type"):
        read(text)


@pytest.mark.parametrize("cut", ["</graph>", 'target="n2"', "</gexf>"])
def test_a_gexf_file_that_breaks_off_is_refused(cut: str) -> None:
    with pytest.raises(BrokenExport, match="not XML from here on"):
        read(GEXF[: GEXF.index(cut)])


def test_an_encoding_that_nobody_knows_is_refused() -> None:
    with pytest.raises(BrokenExport):
        read(GEXF.replace("UTF-8", "klingon"))


@pytest.mark.parametrize(
    "text", ["graph [ node [ id 1 ] ]", '<gexf><graph><nodes><node id="1"/></nodes></graph></gexf>']
)
def test_a_graph_without_an_edge_is_empty(text: str) -> None:
    with pytest.raises(EmptyExport):
        read(text)


@pytest.mark.parametrize("module", [gml, gexf])
def test_more_edges_than_the_limit_are_refused(
    module: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_ROWS", 3)
    with pytest.raises(TooLarge, match="3 rows"):
        read(GML if module is gml else GEXF)


@given(PAIRS)
def test_every_format_gives_back_the_connections_once_each(pairs: list[tuple[str, str]]) -> None:
    names = sorted({name for pair in pairs for name in pair})
    table = files.written([["source", "target"], *map(list, pairs)])
    quoted = [name.replace('"', "&quot;") for name in names]
    nodes = "".join(f'node [ id {n} label "{name}" ]\n' for n, name in enumerate(quoted))
    lines = [(names.index(first), names.index(second)) for first, second in pairs]
    edges = "".join(f"edge [ source {first} target {second} ]\n" for first, second in lines)
    xml_nodes = "".join(f'<node id="{n}" label="{name}"/>' for n, name in enumerate(quoted))
    xml_edges = "".join(f'<edge source="{one}" target="{other}"/>' for one, other in lines)
    written = (
        table,
        f"graph [ directed 1\n{nodes}{edges}]",
        f'<gexf><graph defaultedgetype="directed">{xml_nodes}{xml_edges}</graph></gexf>',
    )
    for text in written:
        if distinct(pairs):
            assert ends(read(text)) == distinct(pairs)
        else:
            with pytest.raises(ExportError):
                read(text)


@given(st.integers(0, len(GML)), st.text(max_size=5), st.integers(0, 30))
def test_a_damaged_gml_file_is_read_or_refused(at: int, piece: str, dropped: int) -> None:
    with suppress(ExportError):
        read(GML[:at] + piece + GML[at + dropped :])


@given(st.integers(0, len(GEXF)), st.text(max_size=5), st.integers(0, 30))
def test_a_damaged_gexf_file_is_read_or_refused(at: int, piece: str, dropped: int) -> None:
    with suppress(ExportError):
        read(GEXF[:at] + piece + GEXF[at + dropped :])


@pytest.mark.skipif(not NETWORKS.exists(), reason="the real graphs are not in this checkout")
@pytest.mark.filterwarnings("ignore:.*entit:RuntimeWarning")  # igraph's, of polblogs' labels
@pytest.mark.parametrize(
    ("name", "nodes", "unconnected"), [("football", 115, 0), ("polblogs", 1490, 266)]
)
def test_a_real_graph_comes_to_what_igraph_makes_of_it(
    name: str, nodes: int, unconnected: int
) -> None:
    igraph = pytest.importorskip("igraph")
    path = NETWORKS / f"{name}.gml"
    graph = igraph.Graph.Read_GML(str(path))
    rows = graph.ecount()
    graph.simplify()
    found = files.read(path, name=path.name, platform="network")
    assert (found.rows_read, len(found.edges)) == (rows, graph.ecount())
    assert len(found.rows_skipped) == rows - graph.ecount()
    assert len({end for pair in ends(found) for end in pair}) == nodes - unconnected
    assert graph.vcount() == nodes
    assert {edge.is_directed for edge in found.edges} == {graph.is_directed()}
    assert graph.degree().count(0) == unconnected
