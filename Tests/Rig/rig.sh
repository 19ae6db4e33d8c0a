#!/usr/bin/env bash
# The rig: rig.sh start|stop|status|selftest|wipe|packages|env [synapse|sms|smtp|webhook|proxy ...]
# Default: all of them, in this order. One line per server says how long it took.
. "$(dirname "$0")/lib.sh"

for_each() { # COMMAND SERVER...
    local command=$1 server before rc=0
    shift
    exec 8>"$RIG_DIR/.lock"
    flock -w 600 8 || die "another rig.sh is at work in $RIG_DIR"
    for server in "$@"; do
        before=${EPOCHREALTIME/[.,]/}
        if "$RIG_SRC/$server.sh" "$command"; then
            printf 'rig: %-8s %-8s %s\n' "$server" "$command" "$(since "$before")"
        else
            rc=1
            printf 'rig: %-8s %-8s FAILED\n' "$server" "$command"
        fi
    done
    return "$rc"
}

since() { # MICROSECONDS
    local tenths=$(((${EPOCHREALTIME/[.,]/} - $1) / 100000))
    printf '%d.%d s' $((tenths / 10)) $((tenths % 10))
}

status() { # SERVER...: says it of each; fails if one is down
    local server rc=0
    for server in "$@"; do
        if "$RIG_SRC/$server.sh" status >/dev/null 2>&1; then
            printf 'rig: %-8s up\n' "$server"
        else
            printf 'rig: %-8s down\n' "$server"
            rc=1
        fi
    done
    return "$rc"
}

packages() { # SERVER...
    local server
    for server in "$@"; do "$RIG_SRC/$server.sh" packages; done | sort -u
}

reversed() { printf '%s\n' "$@" | tac; }

command=${1:-start}
shift || true
if (($# == 0)); then set -- synapse sms smtp webhook proxy; fi
if [[ $command != packages ]]; then rig_dir; fi
case $command in
    start | selftest) for_each "$command" "$@" ;;
    stop | wipe)
        mapfile -t servers < <(reversed "$@")
        for_each "$command" "${servers[@]}"
        ;;
    status) status "$@" ;;
    packages) packages "$@" ;;
    env) cat "$RIG_ENV" ;;
    *) die "usage: $0 start|stop|status|selftest|wipe|packages|env [synapse|sms|smtp|webhook|proxy ...]" ;;
esac
