"""Displays: which fixture and which arrangement draws attention, as far as a log can tell.

looks.py       who looked at what when -> looks and passing visits of every fixture and block
student.py     Student's t, which this house needs of no library
unlike.py      random effects: how unlike fixtures are beyond chance, and what follows for each
draw.py        the attention that each fixture draws, corrected for exposure; arrangements compared
"""
