"""``fitroom evaluate``: how good is what recommends, measured on data with known answers.

Each module here holds one command as a plain function; it is named below and nowhere else. None of
them imports torch, or reads a file, before it is called.
"""

from __future__ import annotations

import typer

from service.cli.evaluate.encoder import encoder
from service.cli.evaluate.experiments import experiments
from service.cli.evaluate.fit import fit
from service.cli.evaluate.flywheel import flywheel
from service.cli.evaluate.index import index
from service.cli.evaluate.off_policy import off_policy
from service.cli.evaluate.outfits import outfits
from service.cli.evaluate.ranker import ranker
from service.cli.evaluate.words import words

app = typer.Typer(help="Measure what recommends, on data with known answers.", no_args_is_help=True)
app.command()(encoder)
app.command()(experiments)
app.command()(fit)
app.command()(flywheel)
app.command()(index)
app.command("off-policy")(off_policy)
app.command()(outfits)
app.command()(ranker)
app.command()(words)
