"""Conversation: a model takes steps with the pods' commands as its tools, bounded, where one reading is not enough."""

from pods.engine.chatting.conditions import Claim, Truth, settled
from pods.engine.chatting.depends import Order, Plan, may_depend, plan_of
from pods.engine.chatting.filling import request_of, strange_to
from pods.engine.chatting.loop import Bounds, Ended, Hands, Loop, Observation, Why
from pods.engine.chatting.prompt import Briefing, first_prompt
from pods.engine.chatting.steps import Step
from pods.engine.chatting.tools import Tool, tools_of

__all__ = [
    "Bounds",
    "Briefing",
    "Claim",
    "Ended",
    "Hands",
    "Loop",
    "Observation",
    "Order",
    "Plan",
    "Step",
    "Tool",
    "Truth",
    "Why",
    "first_prompt",
    "may_depend",
    "plan_of",
    "request_of",
    "settled",
    "strange_to",
    "tools_of",
]
