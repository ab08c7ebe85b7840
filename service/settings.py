"""Every setting: its environment name, its unit and its reason. There are no others."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Read from the environment, each name with ``FITROOM_`` in front (``FITROOM_PORT=9000``)."""

    model_config = SettingsConfigDict(env_prefix="FITROOM_", extra="ignore")

    data: Path = Field(
        default=Path("data"),
        description="Folder for releases and for the private Redis; back this up.",
    )
    host: str = Field(
        default="127.0.0.1",
        description="Address to listen on. 0.0.0.0 lets phones and screens on the shop's own "
        "network in; the default lets nobody else in until somebody decides so.",
    )
    port: int = Field(
        default=8000, ge=0, le=65535, description="TCP port to listen on; 0 takes a free one."
    )
    public_url: str = Field(
        default="",
        description="Where phones reach this service, such as https://fit.example.com. It "
        "stands in QR codes. Empty: made from host and port.",
    )
    redis_url: str = Field(
        default="",
        description="A Redis to use (redis://, rediss://, unix://) instead of a private one. It "
        "must run with appendonly yes and appendfsync always, or an acknowledged tap can be lost.",
    )
    redis_appendfsync: Literal["always", "everysec"] = Field(
        default="always",
        description="How the private Redis syncs to disk. everysec loses up to a second of "
        "acknowledged commands in a power cut; it is here so that a test can show that.",
    )
    secret: str = Field(
        default="",
        description="What access tokens are signed with. Empty: one is made and kept in Redis.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="The least serious event that is logged."
    )
    max_visits_per_minute: int = Field(
        default=240,
        ge=1,
        description="Visits that one address may start a minute. A shop's phones often share one "
        "address; a script that fills the log does not stop at four a second.",
    )

    lake: str = Field(
        default="",
        description="Folder or URL (s3://bucket/folder?region=...) of the archive, Parquet files "
        "that any warehouse opens. Empty: lake in the data folder.",
    )
    archive_every_s: float = Field(
        default=30,
        gt=0,
        description="Seconds between two rounds of the archive. Reports add what is not archived "
        "yet, so a longer pause costs memory, not truth; a shorter one makes many small files.",
    )
    few_visits: int = Field(
        default=10,
        ge=10,
        description="Visits that must stand behind every figure of a report. With fewer, a figure "
        "may be about somebody, and every screen promises its shopper nine others.",
    )
    own_brands: str = Field(
        default="",
        description="The retailer's own brands, with commas between. Where it names some, the "
        "figures of all other brands are told to the store's managers by category, zone and hour "
        "only, never by style or fixture. Empty: the store sells nobody else's garments.",
    )
    keep_facts_days: int = Field(
        default=730,
        ge=1,
        description="Days that facts stay in the archive: two years, so that a season can be held "
        "against the one before. They name visits by random ids that lead to nobody.",
    )
    keep_signals_days: int = Field(
        default=180,
        ge=1,
        description="Days that signals (what was looked at, by which visit) stay in the archive. "
        "Rankers and displays learn from the last months; older looks only pile up.",
    )
    archive: bool = Field(
        default=True,
        description="Archive beside the service. Off where fitroom archive runs elsewhere: there "
        "may be any number of those.",
    )

    busy_work_s: int = Field(
        default=180,
        ge=30,
        description="Seconds of work before each runner from which the store is busy, and slates "
        "prefer garments near the fitting rooms: half of a usual promise is gone by then.",
    )
    slipping_share: float = Field(
        default=0.4,
        ge=0.25,
        le=1,
        description="Share of the last promises that slip or were broken from which carrying is "
        "offered before bringing. One in five is late by design; twice that is not.",
    )
    overloaded_share: float = Field(
        default=0.6,
        ge=0.3,
        le=1,
        description="The same from which a busy store suggests nothing more: when most of what is "
        "promised comes late, the honest thing is to ask for no more.",
    )

    outfits: Path | None = Field(
        default=None,
        description="Table of what goes with what, as fitroom train outfits learned it from your "
        "own outfits. Empty: outfits.json in the data folder, and our own table if there is none.",
    )

    front: bool = Field(
        default=True,
        description="Answer plain questions for a style's neighbours before the web framework has "
        "looked at them, several times as many a second. Off: through the framework, like "
        "everything else, with the same answers.",
    )
    keep_answers: bool = Field(
        default=True,
        description="Keep what was answered of a style's neighbours, some 15 MB, while nothing "
        "that may be shown in those sizes comes or goes. Off: each question is answered anew, at "
        "half the rate.",
    )
    learned_ranker: bool = Field(
        default=True,
        description="Order slates as fitroom train ranker learned it from this store's own log, "
        "where it has. Off: by likeness alone, and nothing is learned.",
    )
    learn_at: str = Field(
        default="3",
        pattern=r"^([01]?\d|2[0-3])?$",
        description="Hour of the store's own day (0 to 23) from which the archive's worker learns "
        "the order of slates anew, once a night: a core for some half a minute and 1.2 GB of "
        "memory (5,000 visits) are not missed then. Needs the torch of fitroom[encode] where the "
        "worker runs. Empty: never; fitroom train ranker does the same by hand.",
    )
    ranker_share: float = Field(
        default=0.8,
        gt=0,
        lt=1,
        description="Share of visits whose slates are in the learned order. The others see "
        "likeness alone, by their random id: so it stays known what learning brings, and where it "
        "surely loses the archive's worker stops it within minutes. May be changed at any time: "
        "each slate says by which share its visit drew.",
    )

    @property
    def learn_hour(self) -> int | None:
        """None: nothing is learned by itself."""
        return int(self.learn_at) if self.learn_at and self.learned_ranker else None

    @property
    def rankers(self) -> Path:
        return self.data / "rankers"

    @property
    def outfit_table(self) -> Path:
        return self.outfits or self.data / "outfits.json"

    @property
    def own(self) -> tuple[str, ...]:
        return tuple(name for one in self.own_brands.split(",") if (name := one.strip()))

    @property
    def lake_place(self) -> str:
        return self.lake or str(self.data / "lake")

    @property
    def releases(self) -> Path:
        return self.data / "releases"

    @property
    def base_url(self) -> str:
        """The address to print and to put into QR codes, without a slash at its end."""
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host
        return self.public_url.rstrip("/") or f"http://{host}:{self.port}"
