# shellcheck shell=bash
# What deploy/run, deploy/test and the rig share: two languages, packages, progress. Sourced, not run.
set -euo pipefail

say() { # ENGLISH CHINESE: one sentence for a person, on stderr
    if [[ ${LANG:-} == zh* ]]; then printf '%s\n' "$2" >&2; else printf '%s\n' "$1" >&2; fi
}

give_up() { # ENGLISH CHINESE
    say "$1" "$2"
    exit 3
}

# --- what must be on the machine -----------------------------------------------------------------

# Packages for building and running; what the tests need beside them, Tests/Rig/rig.sh knows.
# shellcheck disable=SC2034
BUILD_PACKAGES=(libcurl4-openssl-dev libsqlite3-dev pkg-config ca-certificates tzdata git)

require_swift() {
    local found
    found=$(swift --version 2>/dev/null </dev/null |
        sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p') || true
    if [[ -z $found ]]; then
        give_up "Swift 6.2 or newer is needed: https://www.swift.org/install" \
            "需要 Swift 6.2 或更新的版本：https://www.swift.org/install"
    fi
    if ((${found%%.*} < 6 || (${found%%.*} == 6 && ${found#*.} < 2))); then
        give_up "Swift 6.2 or newer is needed, this is $found: https://www.swift.org/install" \
            "需要 Swift 6.2 或更新的版本，现为 $found：https://www.swift.org/install"
    fi
}

missing_packages() { # PACKAGE...: prints those that are not installed
    local package
    for package in "$@"; do
        [[ $(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null) == ?i* ]] ||
            printf '%s\n' "$package"
    done
}

require_packages() { # PACKAGE...: installs what is missing, or says what to type
    local missing become=() log
    if ! command -v apt-get dpkg-query >/dev/null; then
        say "There is no apt-get here; these Debian packages, or their like, are needed: $*" \
            "此系统没有 apt-get；需要以下 Debian 软件包或其等价物：$*"
        return 0
    fi
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0
    if ((EUID != 0)); then
        sudo -n true 2>/dev/null </dev/null || must_type "${missing[@]}"
        become=(sudo -n)
    fi
    say "Installing system packages: ${missing[*]}" "正在安装系统软件包：${missing[*]}"
    log=$(mktemp)
    if ! without_services install_packages "${missing[@]}" >"$log" 2>&1 </dev/null; then
        grep -E '^(E|W|dpkg): ?' "$log" | tail -n 10 >&2 || tail -n 10 "$log" >&2
        rm -f "$log"
        must_type "${missing[@]}"
    fi
    rm -f "$log"
}

must_type() { # PACKAGE...
    give_up "System packages are missing; please type: sudo apt-get install -y $*" \
        "缺少系统软件包，请执行：sudo apt-get install -y $*"
}

install_packages() { # PACKAGE...: uses `become`; the lists are fetched only if the first try fails
    local apt=("${become[@]}" env DEBIAN_FRONTEND=noninteractive apt-get
        -o DPkg::Lock::Timeout=300 -q -y)
    local install=("${apt[@]}" install --no-install-recommends --no-remove "$@")
    "${install[@]}" || { "${apt[@]}" update && "${install[@]}"; }
}

without_services() ( # COMMAND...: packages installed by it may not start their own daemons
    policy=/usr/sbin/policy-rc.d
    if [[ ! -e $policy ]]; then
        trap '"${become[@]}" rm -f "$policy"' EXIT
        printf '#!/bin/sh\nexit 101\n' | "${become[@]}" tee "$policy" >/dev/null
        "${become[@]}" chmod +x "$policy"
    fi
    "$@"
)

# --- long commands -------------------------------------------------------------------------------

job=
watcher=
events= # a test run's event stream: unlike its output it is not held back in a buffer

with_progress() { # LOG COMMAND...: its output goes to LOG, where it stands is shown meanwhile
    local log=$1 status=0
    shift
    mkdir -p "$(dirname "$log")"
    "$@" >"$log" 2>&1 </dev/null &
    job=$!
    watch_log "$log" &
    watcher=$!
    wait "$job" || status=$?
    job=
    end_watch
    return "$status"
}

watch_log() { # LOG: one live line on a terminal, elsewhere a line every 30 seconds
    local started=$SECONDS line clock
    while sleep 1 >/dev/null 2>&1 && kill -0 "$$" 2>/dev/null; do
        clock=$(printf '%d:%02d' $(((SECONDS - started) / 60)) $(((SECONDS - started) % 60)))
        line=$(last_words "$1" | tr -d '\000-\037')
        if [[ -t 2 ]]; then
            printf '\r\033[K\033[?7l  %s %s\033[?7h' "$clock" "${line:0:200}" >&2
        elif (((SECONDS - started) % 30 == 0)); then
            printf '  %s %s\n' "$clock" "${line:0:200}" >&2
        fi
    done
}

last_words() { # LOG
    if [[ -s $events ]]; then
        tail -n 1 "$events" | sed 's/.*"text":"//; s/"}\].*//; s/\\"/"/g'
    else
        tail -n 1 "$1"
    fi
}

end_watch() {
    [[ -n $watcher ]] || return 0
    kill "$watcher" 2>/dev/null || true
    wait "$watcher" 2>/dev/null || true
    watcher=
    if [[ -t 2 ]]; then printf '\r\033[K\033[?7h' >&2; fi
}

interrupt_job() { # SwiftPM takes SIGINT as "stop, and your children too"
    [[ -n $job ]] || return 0
    kill -INT "$job" 2>/dev/null || true
    local tries=0
    while kill -0 "$job" 2>/dev/null && ((tries++ < 50)); do sleep 0.1; done
    kill -TERM "$job" 2>/dev/null || true
    job=
}

when_interrupted() { # sets the traps; `clean_up`, where defined, runs at every end
    trap 'interrupt_job; end_watch; if declare -F clean_up >/dev/null; then clean_up; fi' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
}

build() { # SWIFT-BUILD-OPTION...
    local log=.build/deploy/build.log
    say "Building (the first time takes several minutes)." "正在编译（首次需要几分钟）。"
    if with_progress "$log" swift build "$@"; then return 0; fi
    show_errors "$log"
    say "The build failed; the whole log is in $log" "编译失败，完整日志见 $log"
    return 1
}

show_errors() { # LOG: without progress and the compiler's own command lines
    { grep -vE '^\[[0-9]+/[0-9]+\]|^(Building|Build|Fetch|Updat|Comput|Creat|Work|Planning)|swift-frontend ' \
        "$1" || true; } | awk '!seen[$0]++' | cut -c 1-300 | tail -n 200 >&2
}
