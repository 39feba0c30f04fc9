"""Every way in and out of Inglenook: channels, the assistant pipeline, members, the hub, the command line."""
