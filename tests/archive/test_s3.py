"""The lake on S3: the same files behind a URL, against a real server on this machine."""

from __future__ import annotations

from collections.abc import Iterator

import boto3
import pytest
from moto.server import ThreadedMotoServer

from service.archive.lake import Lake
from service.archive.merging import merge, over

from .conftest import STORE, Streams


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The URL of a folder in a bucket."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    there = f"http://{host}:{port}"
    boto3.client("s3", region_name="us-east-1", endpoint_url=there).create_bucket(Bucket="store")
    yield f"s3://store/lake?region=us-east-1&scheme=http&endpoint_override={host}%3A{port}"
    server.stop()


async def test_the_archive_lives_in_a_bucket(streams: Streams, bucket: str) -> None:
    lake = Lake.at(bucket)
    await streams.visits(5)
    await streams.archivist(batch=2, lake=lake).round()
    streams.lake = lake
    assert streams.archived() == [1, 2, 3, 4, 5]
    merge(lake, "facts", STORE, over("2026-11-24"))
    [piece] = lake.all_pieces("facts", STORE)
    assert (piece.recent, piece.first, piece.last) == (False, (7, 1), (7, 5))
    assert streams.archived() == [1, 2, 3, 4, 5]
