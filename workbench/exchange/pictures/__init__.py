"""Pictures for a paper, as SVG. One file each: it takes what it shows and gives a picture with the same in words.

They are read in grey print: what differs has another pattern or shape, never another colour alone. Nothing is drawn
larger because there is more of it: a picture shows what is there, not how much it counts.
"""
