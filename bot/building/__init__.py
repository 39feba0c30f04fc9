"""Parts of `bot.build`, the only place that creates objects and joins them."""
