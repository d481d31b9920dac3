"""Hearing the recording: the bar at the bottom of an interview, its waveform, and what plays the sound."""
