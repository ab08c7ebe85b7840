"""The log of each store, in Redis: commit, tail, snapshot, signals; and the private server."""
