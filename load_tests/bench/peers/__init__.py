"""Those we are compared with, each a small server of its own, in an environment of its own.

``python -m load_tests.bench.peers.NAME prepare MADE WORK`` builds an index of the made vectors in
the folder ``WORK``, ``... serve MADE WORK PORT`` answers for it. These run where Fitroom is not
installed, and import nothing of it but `load_tests.bench.made_vectors`.
"""
