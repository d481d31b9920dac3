"""What the bar does with a player; its clock is set by hand."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui import studies
from tests.ui.player.hand_player import HandPlayer
from workbench.cellar.errors import Refusal
from workbench.desk.desk import Desk
from workbench.study.interviews import Interview, Recording
from workbench.ui import settings
from workbench.ui.hub import Hub
from workbench.ui.player.bar import PlayerBar
from workbench.ui.settings import STEPS_BACK, Settings


def recording_of(desk: Desk, interview: Interview) -> Recording:
    return desk.recordings.of(interview.id)[0]


def listened(desk: Desk, interview: Interview) -> tuple[tuple[int, int], ...]:
    recording = recording_of(desk, interview)
    return desk.transcripts.listened_spans(interview.id).get(recording.id, ())


def test_showing_an_interview_makes_no_sound_and_no_player(bar: PlayerBar, players: list[HandPlayer]) -> None:
    assert not bar.playback.playing
    assert players == []


def test_a_place_is_played_from_and_told_while_it_plays(
    bar: PlayerBar, desk: Desk, interview: Interview, players: list[HandPlayer], qtbot: QtBot
) -> None:
    recording = recording_of(desk, interview)
    bar.play_from(recording.id, 4000)
    assert players[0].orders == [("play", 4000, None)]
    players[0].pass_time(120)
    with qtbot.waitSignal(bar.heard) as told:
        pass
    assert told.args == [recording.id, 4120]


def test_a_span_stops_at_its_end_and_what_was_heard_is_kept(
    bar: PlayerBar, desk: Desk, interview: Interview, players: list[HandPlayer]
) -> None:
    bar.play_span(recording_of(desk, interview).id, 2000, 3200)
    assert players[0].orders == [("play", 2000, 3200)]
    players[0].pass_time(5000)
    assert not bar.playback.playing
    assert bar.playback.place == 3200
    assert listened(desk, interview) == ((2000, 3200),)


def test_going_to_a_place_in_silence_stays_silent_and_is_not_hearing(
    bar: PlayerBar, desk: Desk, interview: Interview, players: list[HandPlayer], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(bar.went) as told:
        bar.waveform.sought.emit(5000)
    assert told.args == [recording_of(desk, interview).id, 5000]
    assert players == []
    bar.toggle()
    assert players[0].orders == [("play", 5000, None)]
    bar.pause()
    assert listened(desk, interview) == ()


def test_what_plays_without_loudspeakers_was_not_listened_to(
    bar: PlayerBar, desk: Desk, interview: Interview, players: list[HandPlayer], qtbot: QtBot
) -> None:
    bar.toggle()
    players[0].pass_time(1000)
    qtbot.waitSignal(bar.heard).wait()
    players[0].plugged = False
    players[0].pass_time(1000)
    qtbot.waitSignal(bar.heard).wait()
    bar.pause()
    bar.waveform.sought.emit(5000)
    bar.toggle()
    players[0].pass_time(1000)
    bar.waveform.sought.emit(9000)
    players[0].plugged = True
    bar.waveform.sought.emit(12_000)
    players[0].pass_time(500)
    bar.pause()
    assert listened(desk, interview) == ((0, 1000), (12_000, 12_500))


def test_going_to_a_place_while_it_plays_plays_on_from_there(
    bar: PlayerBar, desk: Desk, interview: Interview, players: list[HandPlayer]
) -> None:
    bar.toggle()
    players[0].pass_time(1000)
    bar.waveform.sought.emit(9000)
    players[0].pass_time(500)
    bar.pause()
    assert players[0].orders == [("play", 0, None), ("play", 9000, None)]
    assert listened(desk, interview) == ((0, 1000), (9000, 9500))


def test_back_goes_back_three_seconds_and_never_before_the_beginning(
    bar: PlayerBar, players: list[HandPlayer]
) -> None:
    bar.waveform.sought.emit(4500)
    bar.back()
    assert bar.playback.place == 1500
    bar.back()
    assert bar.playback.place == 0
    bar.forward()
    assert bar.playback.place == 3000
    assert players == []


def test_at_twice_the_speed_twice_as_much_is_heard(
    bar: PlayerBar, desk: Desk, interview: Interview, players: list[HandPlayer]
) -> None:
    bar.playback.set_rate(2.0)
    bar.toggle()
    players[0].pass_time(1000)
    bar.pause()
    assert players[0].rate == 2.0
    assert listened(desk, interview) == ((0, 2000),)


def test_slower_and_faster_stay_between_half_and_double(bar: PlayerBar) -> None:
    bar.slower()
    assert bar.playback.rate == 0.9
    for _time in range(20):
        bar.slower()
    assert bar.playback.rate == 0.5
    for _time in range(20):
        bar.faster()
    assert bar.playback.rate == 2.0
    assert bar.controls.rate.text() == "2×"


def test_the_selection_is_repeated_until_it_is_not_wanted_any_more(
    bar: PlayerBar, desk: Desk, interview: Interview, players: list[HandPlayer]
) -> None:
    bar.set_selection(recording_of(desk, interview).id, 1000, 2000)
    bar.toggle_loop()
    assert bar.controls.loop.isChecked()
    bar.toggle()
    players[0].pass_time(1500)
    assert bar.playback.playing
    assert players[0].orders == [("play", 1000, 2000), ("play", 1000, 2000)]
    bar.toggle_loop()
    players[0].pass_time(5000)
    assert bar.playback.place > 2000


def test_without_a_selection_there_is_nothing_to_repeat(bar: PlayerBar, hub: Hub, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hub.said):
        bar.toggle_loop()
    assert not bar.controls.loop.isChecked()
    assert not bar.playback.loop


def test_another_selection_is_repeated_from_its_own_beginning(
    bar: PlayerBar, desk: Desk, interview: Interview, players: list[HandPlayer]
) -> None:
    recording = recording_of(desk, interview)
    bar.set_selection(recording.id, 1000, 2000)
    bar.toggle_loop()
    bar.toggle()
    bar.set_selection(recording.id, 6000, 7000)
    assert players[0].orders[-1] == ("play", 6000, 7000)
    bar.set_selection("", 0, 0)
    assert not bar.playback.loop


def test_another_interview_stops_the_sound_and_begins_in_silence(
    bar: PlayerBar, desk: Desk, players: list[HandPlayer]
) -> None:
    second = studies.add_interview(desk, "Second talk")
    bar.toggle()
    players[0].pass_time(300)
    bar.show_interview(second.id)
    assert not players[0].playing
    assert players[0].sound is None
    assert bar.playback.place == 0


def test_pause_of_the_whole_program_stops_the_sound_and_keeps_what_was_heard(
    bar: PlayerBar, desk: Desk, interview: Interview, hub: Hub, players: list[HandPlayer]
) -> None:
    bar.toggle()
    players[0].pass_time(700)
    hub.hushed.emit()
    assert not players[0].playing
    assert listened(desk, interview) == ((0, 700),)


def test_what_one_member_has_heard_is_never_kept_in_the_name_of_another(
    bar: PlayerBar, desk: Desk, interview: Interview, hub: Hub, players: list[HandPlayer]
) -> None:
    bar.toggle()
    players[0].pass_time(700)
    desk.members.switch(studies.other(desk).id)
    hub.member_changed.emit()
    assert not players[0].playing
    assert listened(desk, interview) == ()


def test_a_long_listening_is_kept_on_the_way(
    bar: PlayerBar, desk: Desk, interview: Interview, players: list[HandPlayer], qtbot: QtBot
) -> None:
    bar.toggle()
    players[0].pass_time(2000)
    with qtbot.waitSignal(bar.heard):
        pass
    bar.playback.hearing.keep()
    assert listened(desk, interview) == ((0, 2000),)
    assert bar.playback.playing


@pytest.mark.parametrize("closing", [False, True])
def test_what_was_heard_and_the_disk_did_not_take_is_kept_when_it_can(
    bar: PlayerBar,
    desk: Desk,
    interview: Interview,
    players: list[HandPlayer],
    monkeypatch: pytest.MonkeyPatch,
    closing: bool,
) -> None:
    def full(*_heard: object) -> None:
        raise Refusal("The disk is full.")

    second = studies.add_interview(desk, "Second talk")
    with monkeypatch.context() as disk:
        disk.setattr(desk.transcripts, "listened", full)
        bar.toggle()
        players[0].pass_time(700)
        bar.pause()
    if closing:
        bar.close_sound()
    else:
        bar.show_interview(second.id)
        bar.toggle()
        players[0].pass_time(300)
        bar.pause()
        assert listened(desk, second) == ((0, 300),)
    assert listened(desk, interview) == ((0, 700),)


def test_at_the_end_play_begins_again(bar: PlayerBar, players: list[HandPlayer]) -> None:
    bar.toggle()
    players[0].pass_time(1_000_000)
    assert not bar.playback.playing
    bar.toggle()
    assert players[0].orders[-1] == ("play", 0, None)


def test_closing_lets_go_of_the_sound(bar: PlayerBar, players: list[HandPlayer]) -> None:
    bar.toggle()
    sound = players[0].sound
    bar.close_sound()
    assert sound is not None
    assert sound.closed


@pytest.mark.parametrize("seconds", STEPS_BACK)
def test_after_a_pause_it_plays_on_from_a_little_before(
    bar: PlayerBar, players: list[HandPlayer], seconds: int
) -> None:
    settings.use(Settings(step_back=seconds))
    bar.toggle()
    players[0].pass_time(8000)
    bar.toggle()
    assert bar.playback.place == 8000
    bar.toggle()
    assert players[0].orders[-1] == ("play", 8000 - 1000 * seconds, None)


def test_playing_on_never_begins_before_the_recording_does(bar: PlayerBar, players: list[HandPlayer]) -> None:
    settings.use(Settings(step_back=5))
    bar.toggle()
    players[0].pass_time(2000)
    bar.pause()
    bar.toggle()
    assert players[0].orders[-1] == ("play", 0, None)


def test_a_place_that_was_chosen_after_the_pause_is_played_from_as_it_is(
    bar: PlayerBar, desk: Desk, interview: Interview, players: list[HandPlayer]
) -> None:
    settings.use(Settings(step_back=3))
    recording = recording_of(desk, interview)
    bar.toggle()
    players[0].pass_time(8000)
    bar.pause()
    bar.play_from(recording.id, 8000)
    assert players[0].orders[-1] == ("play", 8000, None)
    bar.pause()
    bar.go_to(recording.id, 6000)
    bar.toggle()
    assert players[0].orders[-1] == ("play", 6000, None)


def test_what_has_come_to_its_end_by_itself_is_not_heard_again(
    bar: PlayerBar, desk: Desk, interview: Interview, players: list[HandPlayer]
) -> None:
    settings.use(Settings(step_back=3))
    bar.play_span(recording_of(desk, interview).id, 4000, 6000)
    players[0].pass_time(3000)
    bar.toggle()
    assert players[0].orders[-1] == ("play", 6000, None)
