"""Safety: what a text contains that a household should know of before it is believed, kept or passed on.

Only recognition lives here, as pure functions that every layer can call; what is done about it is policy of the bot.
"""
