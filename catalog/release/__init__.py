"""The immutable release of a catalogue on disk: garments, photos, vectors, neighbours.

    <root>/<id>/                id = first 16 hex digits of the SHA-256 of the manifest's content
      manifest.json             format, counts, encoder, metric, and every file's checksum and size
      styles.jsonl              one style a line, sorted by id
      vectors.npy               float32 (rows, dim), unit length; row i belongs to rows.json[i]
      rows.json                 colourway ids
      neighbours.npy scores.npy int32 and float32 (rows, k <= 64): best first, padded with -1
      index.faiss               written by whoever built the release; opaque here
      photos/<name>.jpg         long side <= 1200 pixels; <name>.small.jpg <= 400

A release says no time and names no machine, so the same input gives the same bytes and the same id.
"""

from catalog.release.building import build_release
from catalog.release.makers import Encoder, Indexed, Indexer, PhotoSource, Progress
from catalog.release.manifest import EncoderIdentity, ReleaseError
from catalog.release.opening import Release, open_release

__all__ = [
    "Encoder",
    "EncoderIdentity",
    "Indexed",
    "Indexer",
    "PhotoSource",
    "Progress",
    "Release",
    "ReleaseError",
    "build_release",
    "open_release",
]
