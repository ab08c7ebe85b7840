"""The immutable release of a catalogue on disk: garments, photos, vectors.

    <root>/<id>/                id = first 16 hex digits of the SHA-256 of the manifest's content
      manifest.json             format, counts, encoder, the parts of its vectors, metric, and
                                every file's checksum and size
      styles.jsonl              one style a line, sorted by id
      vectors.npy               float32 (rows, dim), unit length; row i belongs to rows.json[i]
      rows.json                 colourway ids
      sources.json              the photo made of each source file, by the file's SHA-256
      extras/<name>             what others add for serving, such as the encoder in a portable form
      photos/<name>.jpg         long side <= 1200 pixels; <name>.small.jpg <= 400

A table of each row's neighbours and a FAISS file were in format 1, and are gone: nothing that is
shown can be read from a table that knows no stock, making it compares every garment with every
other, and the file was the vectors once more. What format 1 wrote is still opened.

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
