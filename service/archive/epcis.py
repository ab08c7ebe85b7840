"""Facts as the events of other systems: EPCIS 2.0 where a garment moved, CloudEvents for the rest.

A garment is named by its GTIN as a GS1 Digital Link class with a quantity of one, because what was
moved is one of several that are alike. Ids are made from the place in the store's log, so what is
exported twice is recognised.

Sources: GS1 EPCIS and CBV 2.0 (JSON-LD binding); CloudEvents 1.0.2 (JSON event format).
"""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime
from typing import IO, Any
from zoneinfo import ZoneInfo

from pydantic_core import from_json

from service.clock import Ms, rfc3339
from service.log.codec import Recorded, write_fact

Event = dict[str, Any]

CONTEXT = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"
#: (bizStep, disposition) of the CBV for each fact that moves a garment.
MOVES = {
    "GarmentPicked": ("picking", "in_transit"),
    "GarmentDelivered": ("arriving", "in_progress"),
    "GarmentCarried": ("picking", "in_transit"),
    "CarriedIn": ("arriving", "in_progress"),
    "GarmentLeft": ("holding", "sellable_not_accessible"),
    "GarmentRecovered": ("stocking", "sellable_accessible"),
}
#: What the ids of our events are made below.
_NAMESPACE = uuid.UUID("5f3c9a0e-7b61-5d1e-9a52-0c1f6c1d7e11")


class Mover:
    """Says which garment a fact moved, and where: it follows the facts from the first one on."""

    def __init__(self, store: str, timezone: str) -> None:
        self._store = store
        self._timezone = timezone
        self._gtins: dict[str, str] = {}
        self._places: dict[str, str] = {}

    def event(self, recorded: Recorded) -> Event | None:
        """The EPCIS event of a fact; None if nothing moved, or before what was exported began."""
        fact = from_json(write_fact(recorded.fact, recorded.at)["fact"])
        kind = recorded.fact.kind
        request = fact.get("request") or fact.get("go_back")
        if isinstance(request, str) and "gtin" in fact:
            self._gtins[request] = fact["gtin"]
            self._places[request] = fact.get("fixture") or fact.get("zone") or ""
        gtin = self._gtins.get(str(request))
        if kind not in MOVES or gtin is None:
            return None
        step, disposition = MOVES[kind]
        place = fact.get("room") or self._places.get(str(request))
        return {
            "type": "ObjectEvent",
            "eventID": f"urn:uuid:{self._id(recorded)}",
            "eventTime": rfc3339(recorded.at),
            "eventTimeZoneOffset": _offset(recorded.at, self._timezone),
            "action": "OBSERVE",
            "bizStep": step,
            "disposition": disposition,
            "quantityList": [{"epcClass": f"https://id.gs1.org/01/{gtin}", "quantity": 1}],
            **({"readPoint": {"id": self._place(place)}} if place else {}),
            "bizLocation": {"id": self._place("")},
        }

    def _place(self, place: str) -> str:
        return f"urn:fitroom:store:{self._store}" + (f":{place}" if place else "")

    def _id(self, recorded: Recorded) -> uuid.UUID:
        return uuid.uuid5(_NAMESPACE, f"{self._store}/{recorded.position}")


class Document:
    """An EPCIS document that is written event by event: it may be longer than memory."""

    def __init__(self, to: IO[str], at: Ms) -> None:
        self._to = to
        self._between = ""
        head = {"@context": [CONTEXT], "type": "EPCISDocument", "schemaVersion": "2.0"}
        head |= {"creationDate": rfc3339(at)}
        to.write(_json(head)[:-1] + ', "epcisBody": {"eventList": [\n')

    def add(self, event: Event) -> None:
        self._to.write(self._between + _json(event))
        self._between = ",\n"

    def end(self) -> None:
        self._to.write("\n]}}\n")


def cloud_event(store: str, recorded: Recorded) -> Event:
    """Any fact, in the envelope that event buses know."""
    return {
        "specversion": "1.0",
        "id": str(recorded.position),
        "source": f"/stores/{store}",
        "type": f"fitroom.{recorded.fact.kind}",
        "time": rfc3339(recorded.at),
        "datacontenttype": "application/json",
        "data": from_json(write_fact(recorded.fact, recorded.at)["fact"]),
    }


def _offset(at: Ms, timezone: str) -> str:
    """As EPCIS wants it: ``+09:00``."""
    local = datetime.fromtimestamp(at / 1000, UTC).astimezone(ZoneInfo(timezone))
    return local.isoformat()[-6:]


def _json(event: Event) -> str:
    return json.dumps(event, ensure_ascii=False)
