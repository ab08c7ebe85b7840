"""Learning a ranker from slates, judging it off policy, and showing what it brings in a month."""
