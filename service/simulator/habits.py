"""How people are: every number about shoppers and runners, with its unit and where it comes from.

Nothing here is a rule of the shop. Where no figure is known in public, the number is our guess and
says so; ``fitroom plan`` takes what it can from a store's own log instead.
"""

from __future__ import annotations

from dataclasses import dataclass

from service.simulator.luck import Span


@dataclass(frozen=True, slots=True)
class ShopperHabits:
    """What shoppers do. Shares are of shoppers, or of the garments that a sentence is about."""

    #: Garments somebody wants to try before going in: one, and this many more on average (Poisson).
    more_garments: float = 1.7
    #: Of those, carried by the shopper. The rest is asked for; it is why the store has Fitroom.
    carries: float = 0.4
    #: From one rail to the next, the scan included.
    browse: Span = Span(75, 2.5)
    #: Who needs an accessible room.
    accessible: float = 0.04
    #: Who comes without a phone and asks at the kiosk.
    kiosk: float = 0.12
    #: To the room that is offered: across a shop floor.
    to_room: Span = Span(32, 2.0)
    #: Offered a room with rails still to see: some ask to hold it, a few let the next one go first.
    holds: float = 0.45
    yields: float = 0.05
    #: What they had no time to look at, and ask for on the screen in the room.
    asks_inside: float = 0.6
    #: Never come, and say nothing.
    no_show: float = 0.03
    #: In line for a room: over seven minutes loses most shoppers.
    line_patience: Span = Span(480, 2.0)
    #: Out of one's clothes, and back into them: with the garments about the industry's mean stay,
    #: which is 5 min 45 s.
    undress: Span = Span(40, 1.8)
    dress: Span = Span(50, 1.8)
    try_on: Span = Span(70, 2.2)
    #: Does not fit: the industry speaks of a third.
    misfit: float = 0.33
    #: Of those, who ask for another size at once: one tap, where 65 % would not ask a person.
    other_size: float = 0.45
    #: What fits is kept by about every second one.
    keeps: float = 0.52
    #: Not found, and three like it shown that are here: some take one of them.
    takes_instead: float = 0.4
    #: Ask for a garment of the slate, once or twice a visit.
    slate: float = 0.32
    #: Decide on the screen, rather than leaving the garment behind without a word.
    says: float = 0.75
    #: Says why a garment is left.
    explains: float = 0.3
    #: Tap "I'm done"; the others just leave.
    says_done: float = 0.8
    #: Calls for help once, in the room.
    help: float = 0.07
    #: With nothing left to try on, people wait this much longer than they were told: most half as
    #: long again, some not even so long. Then they cancel.
    wait_factor: Span = Span(1.5, 2.2)
    #: What they wait at least, whatever they were told (seconds).
    wait_least_s: float = 150
    #: From the room to the till.
    to_till: Span = Span(300, 2.0)


@dataclass(frozen=True, slots=True)
class RunnerHabits:
    """What runners do, and how long it takes them."""

    #: In a shop with people in it, with garments over the arm (metres a second; 1.4 is free road).
    walk_m_s: float = 1.1
    #: From the buzz to the first step: look, read, put down what was in hand.
    notice: Span = Span(6, 2.0)
    #: Find the right size and colour on its rail.
    search: Span = Span(24, 2.0)
    #: Take what was left in a room or hangs beside them; one may have to knock.
    take_left: Span = Span(14, 2.0)
    #: How long one stands beside a colleague who is hanging up what one came for (seconds).
    patience_s: float = 120
    #: Look again, and at the rails beside it, before saying that it is not there.
    search_again: Span = Span(35, 1.6)
    #: At the door: knock, hang in, a word.
    hand_over: Span = Span(14, 1.7)
    #: Look over a room and take out what is left; and for each garment in it (seconds).
    clear: Span = Span(28, 1.7)
    clear_garment_s: float = 4.0
    #: Hang a garment back where it belongs, folded or buttoned.
    hang: Span = Span(11, 1.8)
    #: A visit to somebody who called.
    help: Span = Span(60, 2.5)
    #: Garments that fit over one arm; more of them on a go-back rail that rolls.
    armful: int = 5
    railful: int = 8
    #: With so many garments on the rail by the rooms, somebody hangs them up before all else.
    heap: int = 14
    #: Picks the wrong piece and sees it at the door: back to the rail.
    errs: float = 0.015
    #: Takes the piece and does not tap: both taps come at the door.
    forgets_pick: float = 0.04
    #: Hangs it in and does not tap, until the list is looked at again (seconds).
    forgets_delivery: float = 0.02
    remembers: Span = Span(150, 2.0)
    #: A break in turn, away from the floor; nobody goes in the busy hours, nor the last one.
    rest_s: float = 1200
    busy_hours: tuple[int, int] = (13, 18)


@dataclass(frozen=True, slots=True)
class Truth:
    """How far the records are from what hangs on the rails."""

    #: Variants whose record is wrong. Without RFID a quarter to a third are; a store that counts
    #: what its runners do not find does better.
    wrong: float = 0.2
    #: Of the wrong ones, those with fewer pieces than recorded, rather than more.
    fewer: float = 0.6
    #: Pieces that were left in a room and are not there when somebody comes for them.
    astray: float = 0.01
