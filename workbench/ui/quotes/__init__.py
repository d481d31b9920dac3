"""Quotes in the window: choosing, editing, translating, and seeing what they tell together."""
