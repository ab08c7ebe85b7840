"""``fitroom``: the command-line tool. Each file is one family of commands."""
