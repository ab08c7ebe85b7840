"""How patient the shop is. Every number carries its unit in its name and its reason beside it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """The times and limits that ``decide`` applies. Facts carry the deadlines that follow."""

    #: An offered room waits this long: long enough to cross a shop floor and take leave of a rail.
    offer_s: int = 120
    #: Added once when the shopper taps "hold it": another rail, not another quarter of an hour.
    hold_s: int = 180
    #: "Call me later" keeps a place in the line this long: a coffee, not a meal.
    hold_place_s: int = 600
    #: How often one visit may hold its place or an offered room, so that a line still moves.
    holds: int = 2
    #: What a stay takes before this store has measured its own: the industry's mean is 345 s, with
    #: some three garments; so much is for undressing and thinking, and so much for each garment.
    planned_stay_s: int = 180
    planned_garment_s: int = 60
    #: Nobody is in and out sooner, whatever a line through few stays says.
    shortest_stay_s: int = 60
    #: Until a room that was left is clear, and until whoever is called has come, before measuring.
    planned_clearing_s: int = 90
    planned_coming_s: int = 45
    #: How long ahead of its booking a room is given to nobody else, before stays were measured
    #: here, and at most: a room that stands free for an hour is a room that a store lacks.
    booking_lead_s: int = 1200
    longest_booking_lead_s: int = 2700
    #: A booked room waits this long for whoever booked it; who needs it may need time to get there.
    booking_grace_s: int = 600
    #: A booking is for today: nobody plans a try-on further ahead, and no list of bookings grows.
    booking_ahead_s: int = 24 * 3600
    longest_booking_s: int = 3600
    #: The manager is alerted when an accessible room has been out of service, or waited to be
    #: cleared, for longer than cleaning it takes; when any other room has been out for a morning.
    accessible_out_s: int = 1800
    accessible_clearing_s: int = 900
    room_out_s: int = 2 * 3600
    #: So many garments left in an accessible room that nobody is in make it a store room.
    piled_up: int = 8
    #: A request waits this long with nobody known to be on the floor before the manager is told.
    nobody_s: int = 120
    #: A claim holds a task this long, and so does a pick; the industry's walk takes 2 to 5 minutes.
    lease_s: int = 300
    #: A visit nobody has touched ends by itself. Without a room it costs no more than a piece held.
    visit_idle_s: int = 3600
    #: In a room people undress and think; longer than the usual 6 minutes by far, but not for ever.
    room_idle_s: int = 2700
    #: The phone still shows "thank you" this long after the end; then the visit is forgotten.
    farewell_s: int = 600
    #: Garments that one visit may have, asked for or not decided on. A person can look at a dozen.
    open_requests: int = 12
    #: What we promise before this store has measured a walk of its own.
    planned_bring_s: int = 300
    #: Nobody on a shop floor does nothing at all for so long; then they have gone home.
    runner_idle_s: int = 5400
    #: A take-over code is typed at once or never.
    code_s: int = 600


DEFAULT = Policy()
