#!/usr/bin/env bash
# Books in PostgreSQL with an exclusion constraint, from 64 clients, each transaction durable.
#
#   postgresql.sh FOLDER REQUESTS SLOTS
#
# A cluster of its own in FOLDER, on 127.0.0.1 port 54330, stopped at the end. One JSON line: bookings a second of the whole
# booking (postgresql.sql), and of a bare row with nothing but the constraint.
set -euo pipefail
mkdir -p "$1"
folder=$(cd "$1" && pwd)
requests=$2 slots=$3 here=$(cd "$(dirname "$0")" && pwd)
programs=$(find /usr/lib/postgresql -maxdepth 2 -name bin | sort | tail -1)
# The server refuses to run as root.
if [[ $(id -u) -eq 0 ]]; then chown postgres "$folder"; as=(runuser -u postgres --); else as=(); fi

"${as[@]}" "$programs/initdb" -D "$folder/data" -A trust -U postgres >/dev/null
cat >>"$folder/data/postgresql.conf" <<C
port = 54330
listen_addresses = '127.0.0.1'
unix_socket_directories = '$folder'
max_connections = 200
shared_buffers = 256MB
fsync = on
synchronous_commit = on
C
"${as[@]}" "$programs/pg_ctl" -D "$folder/data" -l "$folder/log" -w start >/dev/null
trap '"${as[@]}" "$programs/pg_ctl" -D "$folder/data" -m fast stop >/dev/null' EXIT
query() { psql -h 127.0.0.1 -p 54330 -U postgres -qtA "$@"; }
query -v requests="$requests" -v slots="$slots" -f "$here/postgresql.sql" >/dev/null 2>&1
query -c 'VACUUM ANALYZE' -c 'CREATE SEQUENCE turn' >/dev/null

# Every client takes the next request, so that each is tried once.
echo "SELECT book(t.n * 7919 % $requests + 1, $slots) FROM (SELECT nextval('turn') AS n) t;" >"$folder/book.sql"
cat >"$folder/bare.sql" <<B
\set officer random(1, 20)
\set hour random(0, $((slots / 20 > 0 ? slots / 20 - 1 : 0)))
INSERT INTO bare (officer, during, who) VALUES (:officer, tstzrange('2027-01-04'::timestamptz + :hour * interval '1 hour',
  '2027-01-04'::timestamptz + (:hour + 1) * interval '1 hour'), 'x') ON CONFLICT DO NOTHING;
B
run() { "$programs/pgbench" -h 127.0.0.1 -p 54330 -U postgres -n -M prepared -f "$folder/$1" -c 64 -j 2 -t $((requests / 64)) postgres; }
run book.sql >"$folder/book.out" 2>&1
whole=$(awk '/^tps/ { print $3 }' "$folder/book.out")
booked=$(query -c 'SELECT count(*) FROM meeting')
run bare.sql >"$folder/bare.out" 2>&1
bare=$(awk '/^tps/ { print $3 }' "$folder/bare.out")
rows=$(query -c 'SELECT count(*) FROM bare')
attempts=$((requests / 64 * 64))
printf '{"version":"%s","attempts":%s,"bookings":%s,"attempts_s":%s,"bookings_s":%s,"bare_rows":%s,"bare_attempts_s":%s}\n' \
  "$(query -c 'show server_version' | cut -d' ' -f1)" "$attempts" "$booked" "$whole" \
  "$(awk "BEGIN { print $whole * $booked / $attempts }")" "$rows" "$bare"
