"""Turns sound into words: decoding, voice activity, engines, models. Heavy imports live in child processes."""
