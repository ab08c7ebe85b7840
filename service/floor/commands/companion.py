"""What a companion may do, and what a shopper may ask of one."""

from __future__ import annotations

from dataclasses import dataclass

from service.floor.commands.command import Command
from service.floor.facts import CompanionLabel, Opinion


@dataclass(frozen=True, slots=True)
class JoinAsCompanion(Command):
    digest: str
    companion: str
    label: CompanionLabel | None = None


@dataclass(frozen=True, slots=True)
class Vote(Command):
    visit: str
    companion: str
    style: str
    opinion: Opinion | None


@dataclass(frozen=True, slots=True)
class CallCompanion(Command):
    visit: str
    companion: str


@dataclass(frozen=True, slots=True)
class PartCompany(Command):
    """The companion goes, or the shopper sends them away."""

    visit: str
    companion: str
