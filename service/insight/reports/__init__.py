"""One file a report: its question in SQL, its columns, how it is drawn, and what it assumes."""
