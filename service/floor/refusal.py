"""A refusal: the command is illegal now, changes nothing, and says so in shop words."""

from __future__ import annotations

from dataclasses import dataclass

#: Every reason for which the floor may refuse, in words for a person. The code is stable: screens
#: translate it and integrators switch on it. Codes that name something unknown are answered 404.
REASONS = {
    "visit_unknown": "There is no such visit. It may have ended; scan a garment to start again.",
    "visit_over": "This visit has ended. Scan a garment to start a new one.",
    "visit_exists": "A visit with this id was started already.",
    "code_unknown": "This code is not valid, was used already, or is too old. Ask for a new one.",
    "sold_out": "No piece of this size and colour is free in the store right now.",
    "already_asked": "This size and colour is on your list already.",
    "list_full": "Your list is full. Cancel something, or say what you keep and what you leave.",
    "other_style": "That is another garment. Ask for it separately.",
    "request_unknown": "There is no such request on this list.",
    "too_late": "It is too late for that: the garment has arrived, or the request is closed.",
    "not_here_yet": "This garment is not in the room yet.",
    "already_decided": "You have said already whether you keep this garment.",
    "reasons_wrong": "Reasons go with a like, a dislike, or a garment that is left, and none may "
    "say the opposite of another.",
    "already_waiting": "You are in the waiting line already.",
    "not_waiting": "You are not in the waiting line.",
    "in_room": "You have a room already.",
    "no_offer": "No room is being held for you right now.",
    "already_held": "This room has been held for you once already.",
    "no_holds_left": "You have held your place as often as you may. Others are waiting, too.",
    "offered_already": "A room is being held for you. Take it, hold it, or let the next one go.",
    "nobody_behind": "Nobody behind you waits for such a room.",
    "room_booked": "This room is kept for somebody who booked it.",
    "booking_unknown": "There is no such booking.",
    "booking_exists": "A booking with this id was made already.",
    "booking_time": "A room is booked up to a day ahead, for an hour at most. If you need one now, "
    "join the line.",
    "booking_taken": "Every accessible room is booked at that time.",
    "booking_met": "Whoever this booking is for is here already.",
    "booked_already": "This visit has a booking already.",
    "no_accessible_room": "No accessible room is in service.",
    "companion_unknown": "This companion is not in the visit, or not any more.",
    "companion_exists": "A companion with this id has joined already.",
    "company_full": "This visit has as many companions as it may have.",
    "room_unknown": "This store has no such fitting room.",
    "room_taken": "Somebody else has this room.",
    "room_not_vacant": "This room is not free.",
    "room_in_use": "A shopper is in this room. Close it when they have left.",
    "room_not_waiting_to_be_cleared": "This room does not need clearing.",
    "nobody_in_room": "Nobody is in this room.",
    "room_not_closed": "This room is not out of service.",
    "plan_wrong": "This plan cannot be used: its time zone is unknown, or two rooms share an id.",
    "task_taken": "A colleague has taken this one.",
    "not_your_task": "This is not your task. Claim it first.",
    "task_not_open": "This task is closed: it was cancelled, delivered or not found.",
    "not_picked_yet": "Mark the garment as picked before you deliver it.",
    "no_room_yet": "The shopper has no room yet. Keep the garment until they have.",
    "not_late": "Nothing has changed: this garment is expected in time.",
    "in_other_hands": "This garment hangs on no rail: somebody has it in hand. It is on its way.",
    "shopper_in_room": "The shopper is in a room. Deliver the garment there.",
    "not_carried": "The shopper does not carry this garment: it is in a room, or closed.",
    "help_called": "Help has been called already. Somebody is coming.",
    "no_help": "Nobody has called for help here.",
    "help_answered": "A colleague is on the way already.",
    "promised_on": "Somebody else has asked for this piece since, and there is no other.",
    "picked_already": "You have this garment in hand already.",
    "no_size_seen": "Say which other sizes hang there.",
    "fixture_unknown": "This store has no such fixture.",
    "one_is_free": "A piece is free: ask for it, and it comes.",
    "none_in_store": "No piece of this size and colour is left in the store that could come back.",
    "wish_unknown": "You are not waiting for this garment.",
    "count_unknown": "Nothing is to be counted at this fixture.",
    "piece_twice": "One of these pieces is on the go-back list already.",
    "question_unknown": "Nobody asks about this garment any more.",
    "walk_unfinished": "You are on a walk. Fetch, give back or hand on what is on it first.",
    "nothing_to_fetch": "There is nothing to fetch just now, or your arms are full.",
    "walk_unknown": "This walk is over.",
    "runner_unknown": "This colleague is not on the floor.",
    "help_not_yours": "A colleague has answered this call.",
    "change_wrong": "Say in a few words what was changed, and not from a fixture to itself.",
    "experiment_unknown": "There is no such experiment.",
    "experiment_exists": "An experiment with this id was planned already.",
    "experiment_wrong": "This experiment cannot be planned: it needs words, a day to start on, "
    "whole weeks and a smallest effect above zero; a switch-back is tossed for whole fortnights.",
    "experiment_time": "An experiment starts within 60 days. A switch-back starts today at the "
    "earliest; a change that was made already, a week ago at most.",
    "experiment_overlaps": "Another experiment changes this fixture on some of these days.",
    "experiment_over": "This experiment is over.",
    "go_back_unknown": "This garment is no longer on the go-back list.",
    "stock_twice": "Each variant may be named once in a list of changes.",
    "pieces_wrong": "The number of pieces must be a whole number from 0 to 100,000.",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a command was refused. ``code`` is a key of ``REASONS``."""

    code: str

    def __post_init__(self) -> None:
        if self.code not in REASONS:
            raise ValueError(f"{self.code!r} is no reason for which the floor refuses")

    @property
    def detail(self) -> str:
        return REASONS[self.code]

    @property
    def unknown(self) -> bool:
        """Whether what the command names does not exist, rather than being in the wrong state."""
        return self.code.endswith("_unknown")
