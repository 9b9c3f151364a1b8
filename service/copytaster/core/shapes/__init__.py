"""What a piece of wire copy can be, recognised by its look.

Pure matchers of single pieces of text, used by the formats (to find blocks) and by normalise (to read them). They
decide nothing about the story. Patterns run in linear time: each repetition is bounded or cannot match in two ways.
"""
