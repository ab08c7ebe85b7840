"""A scene for each reason for which the floor may refuse, by noun; Kim is in room 1 in each."""
