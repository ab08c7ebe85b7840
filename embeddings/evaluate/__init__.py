"""How well garments are found by their photos: tasks with known answers, and what to look at.

The tasks and figures are those of the project's referee for retrieval, to the fourth decimal.
"""

from __future__ import annotations
