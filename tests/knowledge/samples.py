"""Documents to read, made by libraries that the reader does not read with where there are any."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

OFFICE = "http://schemas.openxmlformats.org"
TYPES = f'<Types xmlns="{OFFICE}/package/2006/content-types">{{}}</Types>'
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATIONS = f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{{}}</Relationships>'
WORD = f'xmlns:w="{OFFICE}/wordprocessingml/2006/main"'
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{each.replace(" ", "")}"><w:name w:val="{each}"/>'
    "</w:style>"
    for each in ("Title", "heading 1", "heading 2")
)


def pdf(file: Path, pages: Iterable[Sequence[str]], password: str | None = None) -> Path:
    """A PDF with these lines on its pages, 14 points apart."""
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfgen.canvas import Canvas

    registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(file), encrypt=password)
    for lines in pages:
        for row, line in enumerate(lines):
            canvas.setFont("Helvetica" if line.isascii() else "STSong-Light", 10)
            canvas.drawString(50, 800 - 14 * row, line)
        canvas.showPage()
    canvas.save()
    return file


def paragraph(text: str, style: str = "") -> str:
    """A paragraph of Word's; the text is XML."""
    of_style = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{of_style}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(*rows: Sequence[str]) -> str:
    """A table of Word's."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def docx(file: Path, *body: str, doctype: str = "") -> Path:
    """The least that Word takes for a document."""
    main = f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/>'
    relation = (
        '<Relationship Id="rId1" Target="word/document.xml" '
        f'Type="{OFFICE}/officeDocument/2006/relationships/officeDocument"/>'
    )
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES.format(main))
        archive.writestr("_rels/.rels", RELATIONS.format(relation))
        archive.writestr("word/styles.xml", f"<w:styles {WORD}>{STYLES}</w:styles>")
        archive.writestr(
            "word/document.xml",
            f"{doctype}<w:document {WORD}><w:body>{''.join(body)}</w:body></w:document>",
        )
    return file


def pptx(file: Path, slides: Iterable[tuple[str, str, str]]) -> Path:
    """Slides of a title, text and notes; an empty one of the three is left out."""
    from pptx import Presentation

    presentation = Presentation()
    for title, text, notes in slides:
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        for shape, content in zip(slide.placeholders, (title, text), strict=True):
            if content:
                shape.text_frame.text = content
            else:
                shape.element.getparent().remove(shape.element)
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
    presentation.save(str(file))
    return file
