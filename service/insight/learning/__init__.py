"""Learning the order of slates, night after night, and its trial in the store, day after day.

night.py    which night it is, and what is learned from in it
folder.py   what lies in the folder of a store's rankers: the one in use, its trial, its stop
trial.py    how the trial stands, read from the lake; stops what surely loses. No torch.
enough.py   whether enough happened to learn from
"""
