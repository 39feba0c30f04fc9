"""Pictures that go with replies: drawn for a phone, in the colours of the web chat, without a browser."""
