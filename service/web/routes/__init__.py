"""Routes: each translates HTTP into a command or a view, and decides nothing."""
