"""Who may see and judge a casebook that is served to others: kept beside it, and never part of it."""
