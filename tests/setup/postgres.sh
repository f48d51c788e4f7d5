# shellcheck shell=bash
# A PostgreSQL for one run of the tests: in a folder of its own, on a free loopback port, gone afterwards.

postgres_folder=
postgres_pid=

postgres_user() {
    if id -u postgres >/dev/null 2>&1; then echo postgres; else echo nobody; fi
}

# Fills `as_user` with what to put before a command: the server refuses to run as root, so another user's hands do it.
as_user=()
choose_user() {
    if [ "$(id -u)" -eq 0 ]; then
        as_user=(setpriv --reuid="$(postgres_user)" --regid="$(id -g "$(postgres_user)")" --clear-groups --)
    fi
}

# A port that nobody listens on now, found by asking the system for one.
free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])' 2>/dev/null ||
        node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

# Starts the server and exports QUICKSCAN_TEST_POSTGRES; with one given, uses that. Durability is of no use to data that lives for
# one run: only `start_postgres durable`, for measuring, waits for the disk.
start_postgres() {
    local hasty=(-c fsync=off -c synchronous_commit=off -c full_page_writes=off)
    if [ "${1:-}" = durable ]; then hasty=(); fi
    export QUICKSCAN_TEST_REQUIRE_POSTGRES=1
    if [ -n "${QUICKSCAN_TEST_POSTGRES:-}" ]; then
        echo "Using $QUICKSCAN_TEST_POSTGRES"
        return 0
    fi
    local port
    port=$(free_port)
    postgres_folder=$(mktemp -d)
    if [ "$(id -u)" -eq 0 ]; then chown "$(postgres_user)" "$postgres_folder"; fi

    choose_user
    # From the root folder, since the other user may not enter this one.
    (cd / && "${as_user[@]}" "$POSTGRES_BIN/initdb" --pgdata="$postgres_folder/data" --username=quickscan --auth=trust \
        --encoding=UTF8 --locale=C --no-sync >"$postgres_folder/initdb.log" 2>&1) || {
        cat "$postgres_folder/initdb.log" >&2
        return 1
    }
    # A plain command, so that $! is the server itself.
    "${as_user[@]}" "$POSTGRES_BIN/postgres" -D "$postgres_folder/data" -p "$port" \
        -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=400 \
        "${hasty[@]}" \
        >"$postgres_folder/postgres.log" 2>&1 </dev/null &
    postgres_pid=$!
    await_postgres "$port" || return 1
    export QUICKSCAN_TEST_POSTGRES="postgres://quickscan@127.0.0.1:$port/postgres"
    echo "$("$POSTGRES_BIN/postgres" --version) on port $port"
}

await_postgres() {
    local attempt
    for attempt in $(seq 150); do
        if "$POSTGRES_BIN/pg_isready" -q -h 127.0.0.1 -p "$1" -U quickscan; then return 0; fi
        if ! kill -0 "$postgres_pid" 2>/dev/null; then break; fi
        sleep 0.2
    done
    echo "PostgreSQL did not start ($attempt tries):" >&2
    cat "$postgres_folder/postgres.log" >&2
    return 1
}

stop_postgres() {
    # Quit without ceremony: nobody reads this data again.
    if [ -n "$postgres_pid" ] && kill -QUIT "$postgres_pid" 2>/dev/null; then
        while kill -0 "$postgres_pid" 2>/dev/null; do sleep 0.1; done
    fi
    if [ -n "$postgres_folder" ]; then rm -rf "$postgres_folder"; fi
}
