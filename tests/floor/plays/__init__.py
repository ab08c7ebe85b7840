"""What the random play plays: one file a noun, mixed together in ``test_state_machine.py``."""
