#!/usr/bin/env bash
# The far end of a chat of kind `webhook` (docs/webhook-chat.md): webhookchat.py, a stand-in.
# WEBHOOK_URL is where the bot posts, WEBHOOK_SECRET signs both ways; its control is in webhookchat.py.
# usage: webhook.sh start|stop|status|selftest|wipe|packages
. "$(dirname "$0")/lib.sh"
PACKAGES=(python3 curl)

up() { alive webhook; }
stop() { stop_one webhook; }
answers() { curl -fsS -m 5 "$(get WEBHOOK_CONTROL)/state"; }

start() {
    local made
    made=("$(fingerprint "$0" "$RIG_SRC/webhookchat.py")")
    if runs_as webhook "${made[@]}" && answers >/dev/null 2>&1; then return 0; fi
    stop
    local port
    port=$(port WEBHOOK_PORT)
    put WEBHOOK_URL "http://127.0.0.1:$port/in"
    put WEBHOOK_CONTROL "http://127.0.0.1:$port/_ctl"
    WEBHOOK_SECRET=$(secret WEBHOOK_SECRET 16) \
        spawn webhook python3 "$RIG_SRC/webhookchat.py" "$port"
    wait_for 60 webhook answers
    made_as webhook "${made[@]}"
}

command_line WEBHOOK "${1:-}"
