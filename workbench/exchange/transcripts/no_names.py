"""What stands before a colon or in brackets in subtitles and names nobody: ordinary words, verbs, addresses, times, sounds."""

import re

from workbench.exchange.transcripts import speakers

_VERBS = frozenset({
    "said", "says", "say", "saying", "asked", "asks", "told", "tells", "answered", "answers", "replied",
    "replies", "thought", "thinks", "wrote", "writes", "shouted", "called", "added", "meant", "mean", "means",
    "is", "are", "was", "were", "am", "be", "been", "has", "have", "had", "did", "do", "does", "will", "would",
    "can", "could", "should", "must", "sa", "sier", "seier", "spurte", "spurde", "spør", "svarte", "svara",
    "svarer", "tenkte", "tenker", "tenkjer", "skrev", "skriver", "ropte", "fortalte", "fortel", "forteller",
    "mente", "mener", "meiner", "la", "er", "var", "blir", "ble", "blei", "har", "hadde", "fikk", "kan", "kunne",
    "vil", "ville", "skal", "skulle", "må", "måtte", "sade", "sagde", "säger", "siger", "sagte", "sagt", "fragte",
    "ist", "war", "hat", "hatte",
})  # fmt: skip
"""Written with a small letter: a surname may look like one of them."""

_BEGINS = frozenset({
    "and", "or", "but", "so", "then", "now", "when", "where", "why", "how", "what", "who", "if", "because",
    "since", "although", "also", "still", "well", "yes", "no", "not", "first", "second", "third", "finally",
    "last", "only", "just", "maybe", "perhaps", "remember", "note", "important", "thus", "therefore", "however",
    "here", "there", "this", "that", "these", "those", "it", "he", "she", "we", "they", "you", "i", "my", "his",
    "her", "our", "their", "the", "a", "an", "in", "on", "at", "for", "with", "from", "to", "of", "as", "by",
    "after", "before", "og", "eller", "men", "så", "da", "nå", "når", "hvor", "kvar", "hvorfor", "kvifor",
    "hvordan", "korleis", "hva", "kva", "hvem", "kven", "hvis", "viss", "fordi", "siden", "sidan", "også",
    "altså", "ja", "nei", "jo", "vel", "ikke", "ikkje", "først", "dernest", "deretter", "etterpå", "sist",
    "endelig", "bare", "berre", "kanskje", "husk", "merk", "viktig", "poenget", "derfor", "likevel", "der",
    "dette", "det", "den", "disse", "han", "hun", "ho", "vi", "de", "dei", "dere", "du", "jeg", "eg", "min", "mi",
    "hans", "hennes", "vår", "deres", "en", "et", "ei", "på", "ved", "med", "fra", "frå", "til", "av", "som",
    "etter", "før", "om", "klokka", "klokken",
})  # fmt: skip
"""What an ordinary sentence begins with."""

_COUNTED = frozenset({
    "at", "in", "on", "kl", "kl.", "klokka", "klokken", "på", "dag", "day", "uke", "veke", "week", "år", "year",
    "måned", "month", "side", "page", "punkt", "point", "kapittel", "chapter", "del", "part", "nr", "nr.", "no.",
    "steg", "step", "fase", "phase", "tabell", "table", "figur", "figure", "spørsmål", "question",
})  # fmt: skip
_SOUNDS = frozenset({
    "music", "musikk", "musik", "song", "sang", "singing", "synger", "applause", "applaus", "cheering", "cheers",
    "jubel", "klapping", "sigh", "sighs", "sighing", "sukk", "sukker", "cough", "coughs", "coughing", "hoster",
    "sniffs", "snufser", "gasps", "gisper", "breathes", "puster", "silence", "stillhet", "noise", "støy", "beep",
    "bip", "ring", "rings", "ringing", "ringer", "phone", "telefon", "foreign", "speech", "audio", "sound", "lyd",
    "blank", "playing", "censored", "redacted", "removed", "anonymised", "anonymized", "anonymisert", "navn",
    "namn", "name", "sted", "stad", "place", "dato", "date", "bakgrunn", "background", "clears", "kremter",
})  # fmt: skip
"""Sounds and remarks that no token stands for, and what is written in the place of something left out."""

_NUMBER = re.compile(r"\d{1,4}(?:[.,:/-]\d{1,4}){0,2}\W*|\W*(?:\d\W*){0,4}")
"""A number, time or date; with five digits and more it may be a telephone that somebody is heard from."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://|www\.|[a-z]{2,10}:/", re.IGNORECASE)


def names_nobody(label: str) -> bool:
    """Whether this is an address of a page, a time, a number, or a thing that is counted: Klokka 13."""
    first, _blank, rest = label.partition(" ")
    counted = first.casefold() in _COUNTED and _NUMBER.fullmatch(rest)
    return bool(_ADDRESS.match(label) or _NUMBER.fullmatch(label) or (rest and counted))


def is_said(label: str) -> bool:
    """Whether somebody rather says this before a colon: "She said", "But", "Til slutt"."""
    if speakers.is_code(label.replace(" ", "")):
        return False
    first, *more = label.split()
    small = not any(letter.isupper() for word in more for letter in word)
    return (small and first.rstrip(",").casefold() in _BEGINS) or any(word in _VERBS for word in more)


def is_sentence(label: str) -> bool:
    """Whether these are words of one sentence: "and then she came"."""
    return any(map(is_word, label.split()[1:]))


def is_word(text: str) -> bool:
    """Whether this is written as words are that are no names."""
    return text.isalpha() and text.islower()


def is_sound(label: str) -> bool:
    """Whether this is a sound or a remark in brackets: [Music], [BLANK_AUDIO]."""
    return not _SOUNDS.isdisjoint(re.split(r"[\W_]+", label.casefold()))
