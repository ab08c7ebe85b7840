"""The archive: facts and signals of every store as Parquet files that any warehouse opens.

schema.py      the columns of the lake, their versions
rows.py        entries of the two streams -> tables
lake.py        where files lie, how one appears at once, what is there
"""
