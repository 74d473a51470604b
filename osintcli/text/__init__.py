"""Text as it is: folding that keeps offsets, quotes and their places, inflection of English words."""
