"""One module per family of garments: a look in, the parts to draw out."""
