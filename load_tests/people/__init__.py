"""Who is in the store: shoppers, runners, and the screens on the walls."""
