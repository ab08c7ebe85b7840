"""How many shoppers a core carries, and what a chain of stores needs: ``make capacity``.

Nothing is known here beforehand. What things cost comes from results of ``make bench``, what people
do from a run of ``make load``; where one of them is missing, it is said which. What is assumed is
told beside what follows from it, and held against a simulation.
"""
