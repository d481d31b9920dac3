"""Text and documents as other programs and people write them; who speaks and what is said is made up."""

import io
import zipfile

import docx

NOSCRIBE_TXT = """samtale

Transcribed with noScribe vers. 0.7
Audio file: ./samtale.mp3
(Language: Norwegian | Speaker detection: auto)

(4 seconds pause)

S01: [00:00:04] Fortell litt om det første året. (..) Bare begynn. //S00: Ja, jo. // Ta den tiden du trenger.

S00: [00:00:16] Det var tungt. [00:00:21] Veldig tungt.
"""

ATRAIN_TXT = """Transcription for samtale.mp3

SPEAKER_01
[00:00:04] - Fortell litt om det første året.
[00:00:10] - Bare begynn.

SPEAKER_00
[00:00:16] - Det var tungt.
"""

ATRAIN_PLAIN = """Transcription for samtale.mp3

SPEAKER_01
Fortell litt om det første året.
Bare begynn.

SPEAKER_00
Det var tungt.
"""

ATRAIN_MAXQDA = """Transcription for samtale.mp3

SPEAKER_01
[00:00:04] - Fortell litt om det første året. [00:00:10] - Bare begynn.

SPEAKER_00
[00:00:16] - Det var tungt. """

F4_TXT = """I: Wie war der erste Tag? #00:00:05-3#
B1: Ungewohnt. (lacht) Ich wusste nicht, (3) wohin mit mir. #00:00:12-8#

I: Und danach? #00:00:14-0#
"""

F4_RTF = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Arial;}}{\colortbl ;\red0\green0\blue0;}"
    r"\viewkind4\uc1\pard\f0\fs24 I: Wie war der erste Tag? #00:00:05-3#\par "
    "\n"
    r"B1: Ungewohnt, f\'fcr mich. (lacht) Sm\u248?rbr\u248?d #00:00:12-8#\par }"
)

OTTER_TXT = """Kari Nordby  0:03
Thanks for coming. Where shall we begin?

Ola Vik  0:09
With the letter, I think. It came in June.

Kari Nordby  1:02:15
And then?

Transcribed by https://otter.ai
"""

SONIX_TXT = """[00:00:03] Speaker 1: Thanks for coming.

[00:00:09] Speaker 2: With the letter, I think. It came in June.
"""

NAMES_TXT = """Intervju med P1, mars 2024

Intervjuer: Hva er det første du husker?

P1: Jeg husker lyset: det var helt hvitt.
Og så kulden. [pause 4 s]

Intervjuer: Kulden?
P1: Ja. (ler)
"""

NO_NAMES_TXT = """The first thing I remember is the light.

Then the cold.
It never left.
"""


def word(*paragraphs: str) -> bytes:
    """A Word document with these paragraphs; a line end inside one is a line break."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def libre(*paragraphs: str) -> bytes:
    """A LibreOffice document with these paragraphs."""
    inner = "".join(f"<text:p>{text}</text:p>" for text in paragraphs)
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3">'
        f"<office:body><office:text>{inner}</office:text></office:body></office:document-content>"
    )
    return packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()})


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip with these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as inside:
        for name, content in parts.items():
            inside.writestr(name, content)
    return file.getvalue()


TEAMS_DOCX = word(
    "Møte med P1", "12. mars 2024, 09:00", "31m 4s", "Kari Nordby startet transkripsjon",
    "Kari Nordby   0:03\nTakk for at du ville komme hit i dag.",
    "Ola Vik   0:10\nJo, det går bra.\nLitt sliten, kanskje.",
    "Kari Nordby   1:02:15\nOg så?",
)  # fmt: skip

OLD_TEAMS_DOCX = word(
    "0:0:3.120 --> 0:0:8.900\nKari Nordby\nTakk for at du ville komme hit i dag.",
    "0:0:10.0 --> 0:0:14.250\nOla Vik\nJo, det går bra.",
)

NAMES_DOCX = word(
    "Intervjuer: Hva er det første du husker?",
    "P1: Jeg husker lyset.",
    "Og så kulden.",
    "Intervjuer: Kulden?",
)

NAMES_ODT = libre(
    'Intervjuer:<text:tab/>Hva er det<text:s text:c="2"/>første du husker?',
    "P1: Jeg <text:span>husker<text:note>nei</text:note></text:span> lyset.",
    "Intervjuer: Kulden?",
)
