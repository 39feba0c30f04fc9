"""guardrails-ai, behind one adapter: validators that an admin adds in `rails.yaml`, and our rails as its validators.

It runs in a process of its own, with a home folder of its own and no sockets: its telemetry, on unless a file in the
home folder says otherwise, has nowhere to go, and its 300 MB are given back when nobody speaks. Nothing of it is
imported where no `rails.yaml` names a validator.
"""
