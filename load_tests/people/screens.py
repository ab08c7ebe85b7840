"""The screens on the walls. They show what happens, and their streams must be true."""

from __future__ import annotations

from typing import NoReturn

from locust import task
from locust.exception import StopUser

from load_tests.account import Screen
from load_tests.people.person import Person
from load_tests.stream import Stream

#: The day begins when every screen shows something; by then (seconds), or there is no day.
FIRST_VIEW_S = 60.0


class WallScreen(Person):
    """Shows one stream until the lights go out."""

    abstract = True

    def show(self, screen: Screen, path: str) -> NoReturn:
        stream = Stream(self.day, screen, path, self.day.tokens[screen.name])
        stream.next_view(FIRST_VIEW_S)
        self.day.screens.append(stream)
        self.day.dark.wait()
        stream.hang_up()
        raise StopUser


class RoomScreen(WallScreen):
    """One in each fitting room. Whoever is in the room may use it; see `Shopper`."""

    @task
    def show_room(self) -> None:
        room = self.day.rooms[self.day.numbers.take("room")]
        self.show(Screen(room, "room", room), f"/rooms/{room}/events")


class Kiosk(WallScreen):
    """A kiosk or a board on the wall, with the line and the rooms."""

    @task
    def show_lobby(self) -> None:
        board = self.day.lobbies[self.day.numbers.take("kiosk")]
        self.show(Screen(board, "other"), "/lobby/events")


class Manager(WallScreen):
    """The day at a glance."""

    fixed_count = 1

    @task
    def show_today(self) -> None:
        self.show(Screen("manager", "manager"), "/today/events")
