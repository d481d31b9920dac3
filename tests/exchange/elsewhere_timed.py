"""Subtitles, pages and data with times in them as other programs write them; who speaks and what is said is made up."""

import json

TEAMS_VTT = """WEBVTT

3f0c9a58-7b1e-4c26-9d55-2f6f0b7a1c11/12-0
00:00:03.120 --> 00:00:06.480
<v Kari Nordby>Takk for at du ville komme hit i dag.</v>

3f0c9a58-7b1e-4c26-9d55-2f6f0b7a1c11/12-1
00:00:06.480 --> 00:00:08.900
<v Kari Nordby>Hvordan har du det?</v>

3f0c9a58-7b1e-4c26-9d55-2f6f0b7a1c11/15-0
00:00:10.000 --> 00:00:14.250
<v Ola Vik>Jo, det går bra. Litt sliten, kanskje.</v>
"""

ZOOM_VTT = """WEBVTT

1
00:00:01.020 --> 00:00:04.080
Kari Nordby: When did you start working again?

2
00:00:05.000 --> 00:00:08.240
Ola Vik: In the spring, after about

3
00:00:08.240 --> 00:00:10.000
Ola Vik: eight months at home.
"""

PLAIN_VTT = """WEBVTT - made by a player
Kind: captions

STYLE
::cue { color: white }

NOTE not spoken

00:01.000 --> 00:03.500 line:0%
It was <i>dark</i> &amp; cold,

00:03.600 --> 00:06.000
and <00:04.500>nobody <00:05.250>came.
"""

SRT = """1
00:00:01,000 --> 00:00:03,000
Interviewer: Hva gjorde du da?

2
00:00:03,500 --> 00:00:06,000
P1: Jeg gikk hjem.

3
00:00:06,200 --> 00:00:08,000
Og så la jeg meg.
"""

NOSCRIBE_HTML = """<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0//EN" "http://www.w3.org/TR/REC-html40/strict.dtd">
<html ><head ><meta charset="UTF-8" /><style type="text/css" >p, li { white-space: pre-wrap; }</style>
<meta name="audio_source" content="./samtale.mp3" /></head>
<body style="font-family: 'Arial'" ><div class="WordSection1" ><p style="font-weight: 600" >samtale</p>
<p ><span style="color: #909090" >Transcribed with noScribe vers. 0.7<br />Audio file: ./samtale.mp3<br />(Language: Norwegian)</span></p>
<p ><a name="ts_0_4140_" >(4 seconds pause) </a></p>
<p ><a name="ts_4140_8800_S01" >S01: <span style="color: #78909C" >[00:00:04]</span> Fortell litt om det første året.</a><a name="ts_8800_10360_S01" > (..)</a><a name="ts_10360_12010_S01" > Bare begynn.</a><a name="ts_12090_12910_//S00" > //S00: Ja, jo.</a><a name="ts_13870_15510_S01" >// Ta den tiden du trenger.</a></p>
<p ><a name="ts_16190_19330_S00" >S00: <span style="color: #78909C" >[00:00:16]</span> Det var tungt.</a></p></div></body></html>
"""

NOSCRIBE_VTT = """WEBVTT samtale

NOTE
Transcribed with noScribe vers. 0.7 Audio file: ./samtale.mp3 (Language: Norwegian)

1
00:00:00.000 --> 00:00:04.140
(4 seconds pause)

2
00:00:04.140 --> 00:00:15.510
<v S01>Fortell litt om det første året. (..) Bare begynn. //S00: Ja, jo. // Ta den tiden du trenger.

3
00:00:16.190 --> 00:00:19.330
<v S00>Det var tungt.
"""

WHISPER_JSON = json.dumps(
    {
        "text": " It was a long winter. I slept a lot.",
        "segments": [
            {
                "id": 0, "seek": 0, "start": 0.0, "end": 2.4, "text": " It was a long", "temperature": 0.0,
                "words": [
                    {"word": " It", "start": 0.0, "end": 0.3, "probability": 0.91},
                    {"word": " was", "start": 0.3, "end": 0.6, "probability": 0.99},
                    {"word": " a", "start": 0.6, "end": 0.7, "probability": 0.98},
                    {"word": " long", "start": 0.7, "end": 2.4, "probability": 0.88},
                ],
            },
            {
                "id": 1, "seek": 0, "start": 2.4, "end": 3.0, "text": " winter.",
                "words": [{"word": " winter.", "start": 2.4, "end": 3.0, "probability": 0.97}],
            },
            {"id": 2, "seek": 0, "start": 5.0, "end": 7.0, "text": " I slept a lot."},
        ],
        "language": "en",
    }
)  # fmt: skip

WHISPER_CPP = json.dumps(
    {
        "systeminfo": "AVX = 1", "result": {"language": "en"},
        "transcription": [
            {"timestamps": {"from": "00:00:00,000", "to": "00:00:02,500"}, "offsets": {"from": 0, "to": 2500}, "text": " I was alone."},
            {"timestamps": {"from": "00:00:02,500", "to": "00:00:04,000"}, "offsets": {"from": 2500, "to": 4000}, "text": " Then she came."},
        ],
    }
)  # fmt: skip

ATRAIN_JSON = json.dumps(
    {"segments": [{"start": 0.5, "end": 2.0, "text": " Hva da?", "speaker": "SPEAKER_01"}, {"start": 2.5, "end": 4.0, "text": " Ingenting.", "speaker": "SPEAKER_00"}]}
)  # fmt: skip

REV_JSON = json.dumps(
    {
        "speakers": [{"id": 0, "name": "Speaker 1"}],
        "monologues": [
            {
                "speaker": 0,
                "elements": [
                    {"type": "text", "value": "When", "ts": 0.5, "end_ts": 0.8, "confidence": 0.9},
                    {"type": "punct", "value": " "},
                    {"type": "text", "value": "then", "ts": 0.8, "end_ts": 1.2, "confidence": 0.7},
                    {"type": "punct", "value": "?"},
                ],
            },
            {
                "speaker": 1,
                "elements": [
                    {"type": "text", "value": "Twenty", "ts": 2.0, "end_ts": 2.4, "confidence": 1.0},
                    {"type": "punct", "value": "-"},
                    {"type": "text", "value": "five", "ts": 2.4, "end_ts": 2.9, "confidence": 1.0},
                    {"type": "punct", "value": ", "},
                    {"type": "unknown", "value": "<inaudible>"},
                ],
            },
        ],
    }
)

EAF = """<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT AUTHOR="" DATE="2025-01-01T12:00:00+01:00" FORMAT="3.0" VERSION="3.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://www.mpi.nl/tools/elan/EAFv3.0.xsd">
    <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"/>
    <TIME_ORDER>
        <TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="500"/>
        <TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="900"/>
        <TIME_SLOT TIME_SLOT_ID="ts3" TIME_VALUE="1800"/>
        <TIME_SLOT TIME_SLOT_ID="ts4" TIME_VALUE="2000"/>
        <TIME_SLOT TIME_SLOT_ID="ts5" TIME_VALUE="4000"/>
    </TIME_ORDER>
    <TIER LINGUISTIC_TYPE_REF="speech" PARTICIPANT="P1" TIER_ID="P1">
        <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts3"><ANNOTATION_VALUE>Kom inn.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
    </TIER>
    <TIER LINGUISTIC_TYPE_REF="words" PARENT_REF="P1" PARTICIPANT="P1" TIER_ID="P1 words">
        <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2"><ANNOTATION_VALUE>Kom</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
        <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a3" TIME_SLOT_REF1="ts2" TIME_SLOT_REF2="ts3"><ANNOTATION_VALUE>inn.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
    </TIER>
    <TIER LINGUISTIC_TYPE_REF="translation" PARENT_REF="P1" PARTICIPANT="P1" TIER_ID="English">
        <ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a4" ANNOTATION_REF="a1"><ANNOTATION_VALUE>Come in.</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
    </TIER>
    <TIER LINGUISTIC_TYPE_REF="speech" PARTICIPANT="Interviewer" TIER_ID="Interviewer">
        <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a5" TIME_SLOT_REF1="ts4" TIME_SLOT_REF2="ts5"><ANNOTATION_VALUE>Takk [latter] skal du ha.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
    </TIER>
    <LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="speech" TIME_ALIGNABLE="true"/>
    <LINGUISTIC_TYPE CONSTRAINTS="Included_In" LINGUISTIC_TYPE_ID="words" TIME_ALIGNABLE="true"/>
    <LINGUISTIC_TYPE CONSTRAINTS="Symbolic_Association" LINGUISTIC_TYPE_ID="translation" TIME_ALIGNABLE="false"/>
</ANNOTATION_DOCUMENT>
"""
