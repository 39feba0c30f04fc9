"""From outcomes to sentences in the member's language."""
