"""GEXF, the graph format of Gephi: https://gexf.net, versions 1.1 to 1.3.

A file with a document type is refused: nothing else can make XML grow when it is read, or reach
out of the file.
"""

from xml.parsers import expat

from analytics.errors import BrokenExport, TooLarge
from analytics.exports.graph import Graph, Tie
from analytics.exports.limits import MAX_ROWS
from analytics.sentence import Sentence

_UNREADABLE = Sentence("This is not XML from here on.")
_HAS_TYPE = Sentence("The file declares a document type, which GEXF has no use for.")


def is_gexf(text: str) -> bool:
    """Whether the text begins as GEXF does."""
    return text.lstrip().startswith("<") and "<gexf" in text


def read(data: bytes, file: str) -> Graph:
    """The graph of the file. Raises BrokenExport and TooLarge."""
    reader = _Reader(file)
    try:
        reader.parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # LookupError: the encoding
        line = reader.parser.CurrentLineNumber
        raise BrokenExport(file=file, line=line, why=_UNREADABLE) from error
    return Graph(reader.labels, reader.ties)


class _Reader:
    """Keeps the nodes and the edges as the parser comes to them."""

    def __init__(self, file: str) -> None:
        self.labels: dict[str, str] = {}
        self.ties: list[Tie] = []
        self._file = file
        self._type = "undirected"  # of edges that do not say theirs; so is GEXF's own default
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.StartDoctypeDeclHandler = self._refuse

    def _start(self, name: str, fields: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "graph":
                self._type = fields.get("defaultedgetype", self._type)
            case "node":
                self.labels[fields.get("id", "")] = fields.get("label", "")
            case "edge":
                self.ties.append(self._tie(fields))
        if max(len(self.labels), len(self.ties)) > MAX_ROWS:
            raise TooLarge(file=self._file, limit=Sentence("{rows} rows", rows=MAX_ROWS))

    def _tie(self, fields: dict[str, str]) -> Tie:
        """The edge; a "mutual" one goes both ways, as an undirected one does."""
        return Tie(
            line=self.parser.CurrentLineNumber,
            source=fields.get("source", ""),
            target=fields.get("target", ""),
            is_directed=fields.get("type", self._type) == "directed",
            weight=fields.get("weight", ""),
        )

    def _refuse(self, *_: object) -> None:
        line = self.parser.CurrentLineNumber
        raise BrokenExport(file=self._file, line=line, why=_HAS_TYPE)
