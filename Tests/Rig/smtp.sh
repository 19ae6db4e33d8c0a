#!/usr/bin/env bash
# Mail: aiosmtpd (PyPI, virtualenv) with STARTTLS and AUTH required, storing into Maildirs.
# usage: smtp.sh start|stop|status|selftest|wipe|packages
# Outcomes by recipient: temp@ 451 at RCPT, perm@ 550 at RCPT, full@ 552 after DATA, slow@ 5 s before
# the answer to DATA; anything else is stored in $SMTP_MAILDIR/USER/new. A sender barred@ gets 553.
# Users (AUTH): SMTP_USERS, one password SMTP_PASSWORD. CA: SMTP_CA_FILE (localhost and 127.0.0.1).
# Debian's Dovecot gives the same Maildirs out by IMAP with IDLE, unless SMTP_NO_IMAP=1. As
# root the mail is then kept as user `mail`, for whom $RIG_DIR must be reachable.
. "$(dirname "$0")/lib.sh"
PACKAGES=(python3 python3-venv openssl)
NO_IMAP=${SMTP_NO_IMAP-}
[[ -n $NO_IMAP ]] || PACKAGES+=(dovecot-imapd)

up() { alive smtpd && [[ -n $NO_IMAP || $(alive dovecot && echo up) == up ]]; }

stop() {
    stop_one dovecot
    stop_one smtpd
}

start() {
    local made
    made=("imap:${NO_IMAP:+no}" "$(fingerprint "$0" "$RIG_SRC/smtpd.py")")
    if up && runs_as smtpd "${made[@]}" && port_open "$(get SMTP_PORT)"; then return 0; fi
    stop
    mkdir -p "$RIG_DIR/smtp/mail"
    certificate "$RIG_DIR/smtp"
    launch
    if [[ -n $NO_IMAP ]]; then drop IMAP_; else imap; fi
    made_as smtpd "${made[@]}"
}

launch() {
    local python user=
    python=$(venv smtp aiosmtpd==1.4.6)
    if ((EUID == 0)) && [[ -z $NO_IMAP ]]; then user=mail; fi
    chown -R "${user:-$EUID}" "$RIG_DIR/smtp/mail"
    put SMTP_HOST 127.0.0.1
    put SMTP_CA_FILE "$RIG_DIR/smtp/cert.pem"
    put SMTP_MAILDIR "$RIG_DIR/smtp/mail"
    put SMTP_USERS "${RIG_USERS// /,}"
    port SMTP_PORT >/dev/null
    SMTP_PASSWORD=$(secret SMTP_PASSWORD 8) SMTP_USERS=$RIG_USERS SMTP_RUN_AS=$user \
        spawn smtpd "$python" "$RIG_SRC/smtpd.py" "$(get SMTP_PORT)" "$RIG_DIR/smtp"
    wait_for 60 smtpd port_open "$(get SMTP_PORT)"
}

imap() {
    local dir=$RIG_DIR/smtp user
    port IMAP_PORT >/dev/null
    (
        umask 077
        for user in $RIG_USERS; do echo "$user:{PLAIN}$(get SMTP_PASSWORD)::::::"; done >"$dir/users"
        dovecot_config "$dir" >"$dir/dovecot.conf"
    )
    if ((EUID == 0)); then chown dovecot "$dir/users"; fi
    spawn dovecot /usr/sbin/dovecot -F -c "$dir/dovecot.conf"
    wait_for 60 dovecot port_open "$(get IMAP_PORT)"
    put IMAP_HOST 127.0.0.1
}

dovecot_config() { # DIR: as root with the package's own login users, else entirely as the caller
    local uid=$EUID gid
    gid=$(id -g)
    if ((EUID == 0)); then
        uid=$(id -u mail)
        gid=$(id -g mail)
    else
        printf 'default_internal_user = %s\ndefault_internal_group = %s\ndefault_login_user = %s\n' \
            "$(id -un)" "$(id -gn)" "$(id -un)"
    fi
    cat <<DOVECOT
base_dir = $1/run
state_dir = $1/run
log_path = $RIG_DIR/log/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <$1/cert.pem
ssl_key = <$1/key.pem
disable_plaintext_auth = no
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:$1/mail/%n
mail_privileged_group =
passdb {
  driver = passwd-file
  args = $1/users
}
userdb {
  driver = static
  args = uid=$uid gid=$gid home=$1/mail/%n
}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = $(get IMAP_PORT)
  }
  inet_listener imaps {
    port = 0
  }
}
service stats {
  chroot =
}
DOVECOT
}

command_line SMTP "${1:-}"
