"""What the store learns: reports over the archive, and over the day that is still in the log.

learning/      nights in which the order of slates is learned, and its trial by day
reports/       one file a report: its question in SQL, its columns, what it assumes
window.py      DuckDB over a store's files and a span of days; views.py what several reports ask of
guard.py       withholds what stands on few visits; registry.answer is the way out, through it
chart.py       a report as SVG; picture.py as PNG; table.py as CSV and JSON
"""
