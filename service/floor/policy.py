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
    #: Another task comes along if its detour is at most this share of a walk of its own.
    detour_share: float = 0.7
    #: What comes along is chosen among so many that are due first: the others are not next anyway,
    #: and in a full store hundreds of them would be weighed for each runner who looks.
    looked_through: int = 60
    #: A walk under way takes a new task for so many metres more: a glance to the side, no turning.
    join_m: float = 8.0
    #: What the next ones in line want is fetched ahead; with two, no room that frees finds none.
    near_places: int = 2
    #: Whoever fetches taps something every minute. After this they are out of reach: nothing joins
    #: their walk, and a colleague may take over.
    silent_s: int = 180
    #: A request or a call that nobody takes is told to the team after this long: longer than it
    #: takes to hang a garment and look at the list.
    escalate_team_s: int = 90
    #: Then to the shift lead: the team has been told and nobody had a hand free.
    escalate_lead_s: int = 180
    #: Then to the manager: it is as long as a whole walk takes in a bad store.
    escalate_manager_s: int = 300
    #: A visit nobody has touched ends by itself. Without a room it costs no more than a piece held.
    visit_idle_s: int = 3600
    #: In a room people undress and think; longer than the usual 6 minutes by far, but not for ever.
    room_idle_s: int = 2700
    #: The phone still shows "thank you" this long after the end; then the visit is forgotten.
    farewell_s: int = 600
    #: Garments that one visit may have, asked for or not decided on. A person can look at a dozen.
    open_requests: int = 12
    #: How fast a runner walks among shoppers and rails; a free pavement is walked at 1.4.
    walking_m_s: float = 1.1
    #: Until somebody has seen a new task and set off.
    notice_s: int = 20
    #: The same where nobody is known to be on the floor: somebody has to be found first.
    unmanned_notice_s: int = 180
    #: To find the size on its rail, and to hang it in the room or over its door.
    pick_s: int = 35
    hang_s: int = 15
    #: Garments on hangers that one person carries at once without spoiling them.
    armful: int = 6
    #: From here on a promise is long, and the shopper is told why.
    long_bring_s: int = 300
    #: A walk there and back that alone is called far.
    far_walk_s: int = 90
    #: A shopper is told at least so long before a promise is broken: time to read it and to choose.
    slip_warn_s: int = 20
    #: Told once that it takes longer, a shopper is told again only if it is so much worse.
    slip_again_s: int = 120
    #: Work before each runner from which a store is busy: half of a usual promise is gone by then.
    busy_work_s: int = 180
    #: One in five is late by design. At two in five something is wrong; at three, nothing helps but
    #: to ask for no more.
    slipping_share: float = 0.4
    overloaded_share: float = 0.6
    #: So long after the last promise was settled (seconds) they say nothing of now; and so few of
    #: them never do.
    load_lately_s: int = 900
    load_enough: int = 10
    #: A level falls only below this part of where it rose, and not sooner: slates must not flicker.
    load_falls_at: float = 0.7
    load_calm_s: int = 300
    #: So many garments not found at one fixture within this time are no accident: its record is
    #: wrong, and somebody counts it. Half a working day, because stock files come overnight.
    misses: int = 2
    misses_within_s: int = 14_400
    #: To count a fixture takes longer than to fetch from it; then somebody else may.
    count_s: int = 900
    #: Nobody on a shop floor does nothing at all for so long; then they have gone home.
    runner_idle_s: int = 5400
    #: Companions of one visit at a time: a family, not an audience.
    companions: int = 4
    #: A take-over code is typed at once or never.
    code_s: int = 600


DEFAULT = Policy()
