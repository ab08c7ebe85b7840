"""People who live whole visits against a running store, and a verdict. ``python -m load_tests``."""
