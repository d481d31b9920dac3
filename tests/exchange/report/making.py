"""A small report with something of everything, in two languages."""

from workbench.exchange.report.content import (
    Answer,
    Answers,
    Differing,
    Fact,
    Heard,
    QuoteItem,
    Reference,
    Rendering,
    Report,
    SentenceItem,
    Strand,
    Table,
    Text,
    Voice,
)

QUOTE = QuoteItem(
    3,
    "Det var som å gå i djup snø […] mens dei andre tok vegen",
    "nb",
    "P1",
    (Rendering("It was like walking in deep snow […] while the others took the road", "en", checked=1),),
)
STALE = QuoteItem(5, "Ingen spurte", "nb", "", (Rendering("Nobody asked", "en", stale=True),))


def report(**changes: object) -> Report:
    """The report, with some of its parts replaced."""
    parts: dict[str, object] = {
        "title": "Work and support",
        "language": "en",
        "analysis": "nb",
        "made": "2026-11-26",
        "program": "Lifeworld Workbench 0.1",
        "participants": Table(
            "table_participants",
            "Who took part",
            ("Participant", "Age", "Interviews", "Length"),
            tuple((f"P{number}", "30–49", 1, "0:52:10") for number in range(1, 5)),
        ),
        "interviews": Table(
            "interviews", "Interviews", ("Participant", "Round", "Held"), (("P1", 1, "face to face"),)
        ),
        "facts": (
            Fact("fact_interviews", "Interviews", ("4 interviews with 4 participants",)),
            Fact("fact_method", "Method", ("Reflective lifeworld research", "Dahlberg et al. 2008")),
        ),
        "texts": (
            Text("text_1", "Essence", "", ((SentenceItem(1, "Å arbeide er å bli sett."),),)),
            Text(
                "text_2",
                "Constituent",
                "Djup snø",
                (
                    (SentenceItem(2, "Dagen er tung før den begynner."), QUOTE),
                    (SentenceItem(4, "Noen går alene."), STALE),
                ),
            ),
        ),
        "artificial": (),
        "differing": (
            Differing(
                "On a unit of meaning: P1, First talk, 0:00:12",
                "Is it anger or sorrow?",
                (Voice("Peer", "Jeg hører sinne."), Voice("Lead researcher", "Jeg hører sorg.")),
            ),
        ),
        "brought": (Voice("Peer", "Jeg har selv vært der."),),
        "trail": (
            Table("decisions", "Decisions", ("Date", "What"), (("2026-10-02", "Vi leser alt på nytt."),)),
        ),
        "guide": ("Kan du fortelle om en vanlig dag?",),
        "checklists": (
            Answers(
                "checklist_coreq",
                "COREQ",
                "Tong A, Sainsbury P, Craig J.",
                (
                    (
                        "Who we are",
                        (
                            Answer(
                                "1",
                                "Who led",
                                "Who sat with them?",
                                ("One researcher and one peer",),
                                "fact_interviews",
                            ),
                            Answer("2", "Education", "What education?"),
                            Answer("23", "Returned", "Could they read?", without="they did not want to"),
                        ),
                    ),
                ),
            ),
        ),
        "references": (
            Reference(1, "aaaaaa", whole=True),
            Reference(
                2,
                "bbbbbb",
                (
                    Strand(
                        "Tungt",
                        (
                            Heard("u1", "P1", "First talk", 0, 754_000),
                            Heard("u2", "P1", "First talk", 0, 3_661_000),
                            Heard("u3", "P2", "Second talk", 2, 5_000),
                        ),
                    ),
                ),
            ),
            Reference(3, "cccccc", (Strand("", (Heard("u1", "P1", "First talk", 0, 754_000),)),)),
            Reference(4, "dddddd", (Strand("Tungt", as_in=2),)),
            Reference(5, "eeeeee", kept_apart=True),
        ),
        "quotes": ((QUOTE, "Djup snø"), (STALE, "Djup snø")),
    }
    return Report(**{**parts, **changes})  # pyright: ignore[reportArgumentType]
