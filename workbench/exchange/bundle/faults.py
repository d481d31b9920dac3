"""What a person is told when a bundle cannot be packed or opened. None of it holds anything out of the bundle."""

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _


def not_a_bundle() -> Refusal:
    """The file is something else."""
    return Refusal(
        _(
            "This is not a file of changes to a study. Nothing was changed. "
            "Choose the file that your colleague packed."
        )
    )


def cut_short() -> Refusal:
    """The file ends too early. A damaged end cannot be told from a missing one."""
    return Refusal(
        _(
            "The end of this file is missing or damaged. Nothing was changed. Copy the file once more from "
            "where it was packed, and do not take out the stick before the computer says that you can."
        )
    )


def damaged() -> Refusal:
    """The file, or what is in it, is not what a program of this kind writes."""
    return Refusal(
        _(
            "This file was damaged or altered on its way. Nothing was changed in your study. "
            "Ask your colleague to pack it once more."
        )
    )


def for_somebody_else() -> Refusal:
    """None of the keys here opens it."""
    return Refusal(
        _(
            "This file was not packed for you, so it cannot be opened here. Nothing was changed. "
            "Ask the colleague who packed it to pack it once more and to choose you, too. If you have only just joined, "
            "pack for your colleague first: only who has taken in a file of yours can choose you."
        )
    )


def wrong_passphrase() -> Refusal:
    """The passphrase does not open an invitation, or what it would open is damaged: the two look alike."""
    return Refusal(
        _(
            "This code does not open the invitation. Nothing was changed. Check it letter by letter; "
            "if it is right, ask for the invitation once more."
        )
    )


def newer() -> Refusal:
    """It is written in a way that this version does not know."""
    return Refusal(
        _(
            "This file was packed by a newer version of the program. Nothing was changed. "
            "Install the newer version here, too, and open the file again."
        )
    )


def another_study() -> Refusal:
    """It belongs to another study than the one that is open."""
    return Refusal(
        _(
            "This file belongs to another study. Nothing was changed. "
            "Open the study that it belongs to, or choose another file."
        )
    )


def too_large() -> Refusal:
    """It holds, or unfolds to, more than is taken."""
    return Refusal(
        _(
            "This file holds more than any study does. Nothing was changed. Do not use this file; "
            "ask the colleague whose name stands on it what it is."
        )
    )


def forged() -> Refusal:
    """The signature is not that of whom it names as its packer."""
    return Refusal(
        _(
            "This file was not packed by the member whose name stands in it. Nothing was changed. "
            "Do not use this file; ask that colleague about it."
        )
    )


def unknown_packer() -> Refusal:
    """Nobody here knows a key of whom it names as its packer."""
    return Refusal(
        _(
            "This file was packed by somebody who is not known in your copy of the study. Nothing was changed. "
            "Take in a file of the colleague who let this person in first."
        )
    )


def an_invitation() -> Refusal:
    """An invitation where a bundle between members was asked for."""
    return Refusal(
        _(
            "This file is an invitation to a study and is opened with its code. Nothing was changed. "
            "Choose the file that your colleague packed for you."
        )
    )


def no_invitation() -> Refusal:
    """A bundle between members where an invitation was asked for."""
    return Refusal(
        _(
            "This file is for members of a study and no invitation. Nothing was changed. "
            "Ask your colleague for an invitation, or open your study and take the file in there."
        )
    )


def unfit_member_key() -> Refusal:
    """One of those whom a bundle shall be packed for has a key that is none."""
    return Refusal(
        _(
            "The key of one of the members that you chose cannot be used. Nothing was packed. "
            "Choose the members one by one to find out whose it is; that member needs a new invitation."
        )
    )


def recording_changed() -> Refusal:
    """A recording has not the length on the disk that it had a moment ago."""
    return Refusal(
        _(
            "A recording of this study could not be read to its end. Nothing was packed. "
            "Let the study be checked, then pack again."
        )
    )


def too_much_to_pack() -> Refusal:
    """A study beyond all limits."""
    return Refusal(
        _(
            "This is more than fits into one file. Nothing was packed. "
            "Pack fewer recordings at a time, or only what is new."
        )
    )
