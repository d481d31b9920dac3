"""Transcribing a study on the command line: what was broken off first, then what is new."""

from collections.abc import Sequence
from pathlib import Path

from workbench.cellar.errors import Refusal, Stopped
from workbench.cellar.words import _
from workbench.cli.codes import Code
from workbench.cli.invocation import command_line
from workbench.cli.lines import line
from workbench.cli.output import ProgressLine, say, tell, tell_json
from workbench.cli.stopping import Stopping
from workbench.desk.desk import Desk
from workbench.desk.exporting import exported
from workbench.desk.growing import Growing
from workbench.desk.hearings import For, Hearing, HowMany
from workbench.desk.one_file import HowToTranscribe
from workbench.desk.transcribing import Job
from workbench.exchange.json import as_plain
from workbench.exchange.plain import clock
from workbench.study.interviews import Interview, Transcription, TranscriptionState

_LOOK_S = 0.2


def transcribe(desk: Desk, interviews: Sequence[Interview], how: HowToTranscribe, *, as_json: bool) -> int:
    """Transcribe what is not done of these interviews; the exit code.

    Raises Stopped after Ctrl-C, Refusal where all that is not done is being done elsewhere.
    """
    wanted = _asked_for(desk, interviews, how)
    desk.hearings.take_up_all({interview.id for interview in interviews})
    if how.speakers:
        _ask_who_speaks(desk, interviews, how.speakers)
    _say_how_it_stands(desk, interviews, wanted)
    desk.transcribing.processes = how.processes
    with Stopping() as stopping, ProgressLine() as progress:
        _work_off(desk, wanted, stopping, progress, quiet=as_json)
        _hear_out(desk, stopping, progress)
    asked = {item.id for item in wanted}
    failed = [
        job
        for job in desk.transcribing.jobs()
        if job.transcription.id in asked and job.state is TranscriptionState.FAILED
    ]
    for job in failed:
        say(f"{job.interview_title}: {job.sentence}")
    if as_json:
        tell_json({"interviews": [_told(desk, interview) for interview in interviews]})
    return Code.REFUSED if failed else Code.FINE


def _asked_for(desk: Desk, interviews: Sequence[Interview], how: HowToTranscribe) -> list[Transcription]:
    chosen = {interview.id for interview in interviews}
    broken_off = [item for item in desk.transcribing.unfinished() if item.interview in chosen]
    for item in broken_off:
        desk.transcribing.resume(item.id)
    fresh = [
        desk.transcribing.enqueue(
            interview.id,
            model=how.model,
            engine=how.engine,
            language=how.language or interview.language or desk.facts.language,
        )
        for interview in interviews
        for _recording in desk.transcribing.not_asked_for(interview.id)
    ]
    return [*broken_off, *fresh]


def _ask_who_speaks(desk: Desk, interviews: Sequence[Interview], how_many: HowMany) -> None:
    """Have the voices told apart wherever nobody has yet."""
    for recording in (one for interview in interviews for one in desk.recordings.of(interview.id)):
        if desk.who_speaks.of(recording.id) is None:
            try:
                desk.hearings.ask(recording.id, how_many)
            except Refusal as refusal:
                say(refusal.sentence)


def _say_how_it_stands(desk: Desk, interviews: Sequence[Interview], wanted: Sequence[Transcription]) -> None:
    busy = {item.interview for item in desk.transcribing.elsewhere()}
    titles = [f"“{interview.title}”" for interview in interviews if interview.id in busy]
    if wanted and busy:
        say(_("Another window or program is transcribing in this study now. This begins when that is done."))
    elif titles and not wanted and not desk.hearings.busy:
        raise Refusal(
            _(
                "Another window or program is transcribing this right now: {titles}. Nothing was begun here. "
                "Wait until it is done."
            ).format(titles=", ".join(titles))
        )
    elif not wanted and not desk.hearings.busy:
        say(_("Everything is transcribed already."))


def _work_off(
    desk: Desk, wanted: Sequence[Transcription], stopping: Stopping, progress: ProgressLine, *, quiet: bool
) -> None:
    growing = {item.id: Growing(desk, item) for item in wanted}
    current = ""
    noted: set[str] = set()
    while desk.transcribing.busy:
        desk.transcribing.wait(_LOOK_S)
        _look_at_voices(desk, progress)
        if current and not quiet:
            _tell_fresh(growing[current], progress)
        if stopping.asked:
            progress.clear()
            raise Stopped(_stopped(desk))
        for job in _running(desk):
            if job.transcription.id != current:
                current = job.transcription.id
                progress.begin()
                _announce(job, growing[current])
            if job.sentence and job.sentence not in noted:
                noted.add(job.sentence)
                progress.clear()
                say(job.sentence)
            progress.show(job.interview_title, job.share, job.seconds_left)
    progress.clear()


def _look_at_voices(desk: Desk, progress: ProgressLine, seconds: float = 0) -> None:
    """Who speaks is heard beside the words; if that fails, the words go on."""
    try:
        desk.hearings.wait(seconds)
    except Refusal as refusal:
        progress.clear()
        say(refusal.sentence)


def _hear_out(desk: Desk, stopping: Stopping, progress: ProgressLine) -> None:
    """Wait for what is still being heard of who speaks."""
    progress.begin()
    while hearings := desk.hearings.all():
        _look_at_voices(desk, progress, _LOOK_S)
        if stopping.asked:
            progress.clear()
            raise Stopped(_stopped(desk))
        progress.show(_hearing_words(hearings[0]), hearings[0].share)
    progress.clear()


def _hearing_words(hearing: Hearing) -> str:
    voices = hearing.what is For.VOICES
    words = _("Who speaks: {title}") if voices else _("When words were said: {title}")
    return words.format(title=hearing.interview_title)


def _running(desk: Desk) -> list[Job]:
    return [job for job in desk.transcribing.jobs() if job.state is TranscriptionState.RUNNING]


def _announce(job: Job, growing: Growing) -> None:
    if job.share and growing.reached is not None:
        say(
            _("“{title}” goes on where it was broken off, at {time}.").format(
                title=job.interview_title, time=clock(growing.reached)
            )
        )
    else:
        say(_("Transcribing “{title}”.").format(title=job.interview_title))


def _tell_fresh(growing: Growing, progress: ProgressLine) -> None:
    for turn in growing.fresh():
        progress.clear()
        tell(line(turn))


def _stopped(desk: Desk) -> str:
    return _("Stopped. Everything transcribed so far is kept. To go on: {command}").format(
        command=command_line("transcribe", Path(desk.folder))
    )


def _told(desk: Desk, interview: Interview) -> dict[str, object]:
    return {"id": interview.id, "title": interview.title, **as_plain(exported(desk, interview))}
