"""The objectives of the service as numbers: what thresholds of panels are made from. Alerts use the same.

Latency: 99 % of live records are committed within 2 s of their Kafka timestamp, over 30 days. Loss: nothing
unaccounted. Dead letters: at most one record in a thousand.
"""

LATENCY_SECONDS = 2.0
"""A bucket of the histogram, so that it is read exactly."""
LATENCY_SHARE = 0.99
BUDGET_WINDOW = "30d"
"""The alerts' recorded rule of this name reads it."""
BURN_FAST = 14.4
"""So many times the rate that uses up the budget just at its window's end: 2 % of it in one hour."""
BURN = 6.0
"""5 % of the budget in six hours."""
DEAD_LETTER_SHARE = 0.001
DEAD_LETTER_ALARM = 0.05
"""Of a feed in half an hour."""
AGENCY_SECONDS = 300.0
"""Older than this when it comes out, and a story was late before it reached Kafka."""
LAG_SECONDS = 60.0
LOOP_SECONDS = 0.1
"""The event loop this late, and heartbeats begin to suffer."""
LOOP_ALARM_SECONDS = 0.5
CERTIFICATE_SECONDS = 14 * 86_400.0
CERTIFICATE_ALARM_SECONDS = 3 * 86_400.0
