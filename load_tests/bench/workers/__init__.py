"""What is measured without a web server, each in a process of its own that is asked over its pipes.

`launch` runs them: with the product's code of the tree on ``PYTHONPATH``, which may be the one of a
commit that is compared, and with the bench of this tree.
"""
