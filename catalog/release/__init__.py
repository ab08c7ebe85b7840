"""The immutable release of a catalogue on disk: garments, photos, vectors.

    <root>/<id>/                id = first 16 hex digits of the SHA-256 of the manifest's content
      manifest.json             format, counts, encoder, the parts of its vectors, metric, and
                                the checksum and size of every file but photos
      styles.jsonl              one style a line, sorted by id
      columns.npz               ids, GTINs, whose line and whose vector is which: `Columns`
      vectors.npy               float32 (rows, dim), unit length; which is whose say the columns
      photos.npz                the checksum and size of both files of every photo: `PhotoSeals`
      sources.json              the photo made of each source file, by the file's SHA-256
      extras/<name>             what others add for serving, such as the encoder in a portable form
      photos/<name>.jpg         long side <= 1200 pixels; <name>.small.jpg <= 400

Whoever opens a release maps it into memory, and a garment is parsed when it is asked for. Formats 1
and 2 had no columns (``rows.json`` named the colourway of each vector) and sealed photos in the
manifest: they are opened still, by parsing every style once.

A release says no time and names no machine, so the same input gives the same bytes and the same id.
"""

from catalog.release.building import build_release
from catalog.release.makers import Effort, Encoder, Extras, PhotoFile, PhotoSource, Progress
from catalog.release.manifest import EncoderIdentity, ReleaseError
from catalog.release.opening import Release, open_release

__all__ = [
    "Effort",
    "Encoder",
    "EncoderIdentity",
    "Extras",
    "PhotoFile",
    "PhotoSource",
    "Progress",
    "Release",
    "ReleaseError",
    "build_release",
    "open_release",
]
