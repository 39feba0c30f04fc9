"""The dashboards: `python3 -m compose.monitoring.grafana.boards` in the project's folder writes their JSON files.

Python's own library is all it needs. What a panel shows stands here; places and numbers follow by themselves.
"""

from __future__ import annotations

from pathlib import Path

from compose.monitoring.grafana.drawing import (
    GREEN,
    ORANGE,
    RATE,
    RED,
    Dashboard,
    Panel,
    age,
    hourly,
    most,
    quantiles,
    stat,
    written,
)

FOLDER = Path(__file__).with_name("dashboards")

HOUSE = Dashboard(
    "inglenook-house",
    "House",
    (
        stat("Answers", "Whether the house answers.", 'up{job="house"}', "bool_yes_no", (0, RED), (1, GREEN)),
        age(
            "Telegram answered",
            "How long ago Telegram last answered; it does so every minute, also where nobody writes.",
            'inglenook_channel_answered_timestamp_seconds{channel="telegram"}',
            120,
            600,
        ),
        stat(
            "Waits to be said",
            "How long the oldest reminder waits that could be said already.",
            "max(inglenook_outbox_late_seconds)",
            "s",
            (0, GREEN),
            (120, ORANGE),
            (600, RED),
        ),
        stat(
            "Open notices",
            "What admins were told and is still so.",
            "sum(inglenook_notices_open) or vector(0)",
            "none",
            (0, GREEN),
            (1, ORANGE),
            (4, RED),
        ),
        Panel(
            "Messages",
            "What came of them, an hour.",
            hourly("inglenook_messages_total", "outcome"),
            stacked=True,
        ),
        Panel(
            "From message to reply",
            "Half of the messages, and nineteen of twenty, are answered within that time.",
            quantiles("inglenook_message_seconds", "channel"),
            "s",
        ),
        Panel(
            "Where the time goes",
            "Seconds of each stage in a second; a stage inside another one is counted once.",
            ((f"sum by (stage) (rate(inglenook_stage_seconds_sum{RATE}))", "{{stage}}"),),
            "s",
            stacked=True,
        ),
        Panel(
            "Longest stages",
            "Nineteen of twenty take less.",
            most("inglenook_stage_seconds", "stage"),
            "s",
        ),
        Panel(
            "Waiting",
            "Messages that wait for an answer, and rows of the outboxes that wait for their hour or for a channel.",
            (
                ("inglenook_queue_length", "for {{queue}}"),
                ("inglenook_queue_longest", "of one member, for {{queue}}"),
                ('sum by (pod) (inglenook_outbox_rows{state="waiting"})', "outbox of {{pod}}"),
            ),
        ),
        Panel(
            "Deliveries",
            "Tries to say what was not asked for, an hour: sent, or why not.",
            hourly("inglenook_deliveries_total", "channel", "result"),
        ),
        Panel("Parts", "1: the pod answers.", (("inglenook_pod_up", "{{pod}} ({{place}})"),), "bool_on_off"),
        Panel(
            "Guardrails",
            "What they said that is more than allowing, an hour.",
            hourly("inglenook_rail_verdicts_total", "rail", "action"),
        ),
        Panel(
            "Errors in the log",
            "By the part that wrote them, an hour.",
            hourly("inglenook_log_errors_total", "part"),
        ),
        Panel(
            "Notices and alerts",
            "What admins were told and is still so; alerts that Alertmanager handed on.",
            (
                ("sum by (notice) (inglenook_notices_open)", "{{notice}}"),
                ("sum by (state) (increase(inglenook_alerts_received_total[1h]))", "alerts {{state}}"),
            ),
        ),
    ),
)

MODELS = Dashboard(
    "inglenook-models",
    "Models",
    (
        Panel(
            "Questions",
            "To language models, by their role and what came of them, an hour.",
            hourly("inglenook_model_calls_total", "role", "result"),
        ),
        Panel("From question to answer", "The queue included.", quantiles("inglenook_model_seconds", "role"), "s"),
        Panel(
            "Tokens",
            "Read and written in a second.",
            ((f"sum by (role, kind) (rate(inglenook_model_tokens_total{RATE}))", "{{role}} {{kind}}"),),
        ),
        Panel(
            "Waiting for a model",
            "In the house, and at each server.",
            (
                ('inglenook_queue_length{queue="models"}', "in the house"),
                ("inglenook_backend_waiting", "at {{backend}}"),
                ("inglenook_backend_in_flight", "worked on by {{backend}}"),
            ),
        ),
        Panel(
            "Servers", "1: the model server may be asked.", (("inglenook_backend_up", "{{backend}}"),), "bool_on_off"
        ),
        Panel(
            "Answers and failures of servers",
            "Since the start of the house.",
            (
                ("inglenook_backend_answered", "{{backend}} answered"),
                ("inglenook_backend_failed", "{{backend}} failed"),
            ),
        ),
        Panel(
            "Reading pictures, hearing, speaking",
            "Nineteen of twenty take less.",
            most("inglenook_media_seconds", "what"),
            "s",
        ),
        Panel(
            "Services",
            "Calls of pods, reading and speech that run by themselves, an hour.",
            hourly("inglenook_service_calls_total", "service", "status"),
        ),
        Panel(
            "Time of services",
            "Nineteen of twenty calls take less.",
            most("inglenook_service_seconds", "service"),
            "s",
        ),
        Panel(
            "Graphics cards: memory",
            "Taken, of all there is.",
            (
                ("inglenook_gpu_memory_used_bytes", "card {{card}}"),
                ("inglenook_gpu_memory_bytes", "card {{card}} in all"),
            ),
            "bytes",
        ),
        Panel(
            "Graphics cards: work",
            "Share of the time.",
            (("inglenook_gpu_utilisation_ratio", "card {{card}}"),),
            "percentunit",
        ),
        Panel(
            "Graphics cards: temperature",
            "They slow down by themselves near 90 °C.",
            (("inglenook_gpu_celsius", "card {{card}}"),),
            "celsius",
        ),
    ),
)

MACHINE = Dashboard(
    "inglenook-machine",
    "Machine and backups",
    (
        age("Newest snapshot", "How old it is.", "inglenook_snapshot_timestamp_seconds", 93600, 129600),
        age(
            "Last put away",
            "How long ago a snapshot was put into the store.",
            'inglenook_backup_ok_timestamp_seconds{what="stored"}',
            93600,
            129600,
        ),
        age(
            "Last drill",
            "How long ago a snapshot was restored on trial.",
            'inglenook_backup_ok_timestamp_seconds{what="drill"}',
            2764800,
            3456000,
        ),
        stat(
            "Disk of the household",
            "What is free of it.",
            "inglenook_disk_free_bytes / inglenook_disk_bytes",
            "percentunit",
            (0, RED),
            (0.1, ORANGE),
            (0.2, GREEN),
        ),
        Panel(
            "Snapshots, drills, restores",
            "Tries a day, by what came of them.",
            (("sum by (what, result) (increase(inglenook_backup_tries_total[1d]))", "{{what}} {{result}}"),),
        ),
        Panel(
            "How long they take",
            "When each last went well.",
            (("inglenook_backup_seconds", "{{what}}"), ("inglenook_snapshot_seconds", "newest snapshot")),
            "s",
        ),
        Panel("Rows", "Of the last that went well.", (("inglenook_backup_rows", "{{what}}"),)),
        Panel("Databases", "Each with its log.", (("inglenook_database_bytes", "{{database}}"),), "bytes"),
        Panel(
            "Disks",
            "What is free.",
            (
                ("inglenook_disk_free_bytes", "household"),
                ('node_filesystem_avail_bytes{fstype!~"tmpfs|overlay|squashfs|ramfs"}', "{{mountpoint}}"),
            ),
            "bytes",
        ),
        Panel(
            "Memory",
            "What the machine has left, and what our processes hold.",
            (
                ("node_memory_MemAvailable_bytes", "left"),
                ("process_resident_memory_bytes", "{{job}} {{instance}}"),
            ),
            "bytes",
        ),
        Panel(
            "Processor",
            "Share of all cores that works, and what our processes take of one.",
            (
                (f'1 - avg(rate(node_cpu_seconds_total{{mode="idle"}}{RATE}))', "machine"),
                (f"rate(process_cpu_seconds_total{RATE})", "{{job}} {{instance}}"),
            ),
            "percentunit",
        ),
        Panel(
            "Load", "Who wants to work, on average over minutes.", (("node_load1", "1 min"), ("node_load15", "15 min"))
        ),
        Panel(
            "Open files",
            "Of our processes; a line that only rises is a leak.",
            (("process_open_fds", "{{job}} {{instance}}"),),
        ),
        Panel(
            "Clock",
            "How far the machine's clock is off, as its keeper says.",
            (("node_timex_offset_seconds", "off"),),
            "s",
        ),
        Panel(
            "Web chat through Caddy",
            "Requests in a second, by their answers.",
            ((f"sum by (code) (rate(caddy_http_request_duration_seconds_count{RATE}))", "{{code}}"),),
            "reqps",
        ),
        Panel(
            "Certificate",
            "How long that of the web chat is good for.",
            (
                (
                    "inglenook_certificate_expires_timestamp_seconds - time()",
                    "left",
                ),
            ),
            "s",
        ),
    ),
)

ALL = (HOUSE, MODELS, MACHINE)


def main() -> None:
    """Writes every file."""
    FOLDER.mkdir(exist_ok=True)
    for dashboard in ALL:
        (FOLDER / f"{dashboard.uid}.json").write_text(written(dashboard), encoding="utf-8")


if __name__ == "__main__":
    main()
