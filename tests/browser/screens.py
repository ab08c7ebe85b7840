"""The screens at the sizes of the devices they are made for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Screen:
    """A device: its name, its size in CSS pixels, and whether it is touched."""

    name: str
    width: int
    height: int
    touch: bool = True
    scale: float = 1
    language: str = "en-GB"

    def context(self) -> dict[str, Any]:
        return {
            "viewport": {"width": self.width, "height": self.height},
            "has_touch": self.touch,
            "device_scale_factor": self.scale,
            "locale": self.language,
            "reduced_motion": "reduce",
        }


PHONE = Screen("phone", 390, 844, scale=2)
ROOM = Screen("room", 1080, 1920)
ROOM_WIDE = Screen("room-wide", 1280, 800)
RUNNER = Screen("runner", 390, 844, scale=2)
KIOSK = Screen("kiosk", 1080, 1920)
KIOSK_WIDE = Screen("kiosk-wide", 1280, 800)
MANAGER = Screen("manager", 1440, 900, touch=False)
HOME = Screen("home", 1280, 800, touch=False)
