-- The same booking as ours, written for PostgreSQL by its own means: one function, one round trip, exclusion constraint.
-- What it leaves out, in PostgreSQL's favour: the rules (days, hours, grid, competence), the chain of digests over the
-- history, idempotency.
CREATE EXTENSION IF NOT EXISTS btree_gist;
DROP TABLE IF EXISTS outgoing, history, occupancy, meeting_officer, meeting, assignment, proposal, request, officer, bare;
CREATE TABLE bare (id bigserial PRIMARY KEY, officer int NOT NULL, during tstzrange NOT NULL, who text,
  EXCLUDE USING gist (officer WITH =, during WITH &&));
CREATE TABLE officer (id bigint PRIMARY KEY, name text NOT NULL, email text NOT NULL);
CREATE TABLE request (id bigint PRIMARY KEY, reference text NOT NULL UNIQUE, state text NOT NULL, version bigint NOT NULL,
  name text NOT NULL, email text NOT NULL, subject text NOT NULL, chronology text NOT NULL, state_since bigint NOT NULL);
CREATE INDEX ON request (state, id);
CREATE TABLE proposal (id bigserial PRIMARY KEY, request bigint NOT NULL REFERENCES request, rank int NOT NULL,
  start_at bigint NOT NULL, end_at bigint NOT NULL, state text NOT NULL, UNIQUE (request, rank));
CREATE TABLE assignment (request bigint REFERENCES request, officer bigint REFERENCES officer, PRIMARY KEY (request, officer));
CREATE INDEX ON assignment (officer);
CREATE TABLE meeting (id bigserial PRIMARY KEY, request bigint NOT NULL REFERENCES request, uid text NOT NULL UNIQUE,
  sequence int NOT NULL, start_at bigint NOT NULL, end_at bigint NOT NULL, room int NOT NULL, state text NOT NULL,
  created_at bigint NOT NULL);
CREATE UNIQUE INDEX ON meeting (request) WHERE state = 'scheduled';
CREATE INDEX ON meeting (start_at);
CREATE TABLE meeting_officer (meeting bigint REFERENCES meeting, officer bigint REFERENCES officer, PRIMARY KEY (meeting, officer));
CREATE TABLE occupancy (resource bigint NOT NULL, during int8range NOT NULL, request bigint NOT NULL REFERENCES request,
  meeting bigint REFERENCES meeting, EXCLUDE USING gist (resource WITH =, during WITH &&));
CREATE INDEX ON occupancy (meeting);
CREATE TABLE history (id bigserial PRIMARY KEY, at bigint NOT NULL, actor text NOT NULL, request bigint REFERENCES request,
  event text NOT NULL, detail text NOT NULL, digest bytea NOT NULL);
CREATE INDEX ON history (request, id);
CREATE TABLE outgoing (id bigserial PRIMARY KEY, history bigint NOT NULL REFERENCES history, recipient text NOT NULL,
  facts text NOT NULL, state text NOT NULL, due_at bigint NOT NULL);
CREATE INDEX ON outgoing (due_at) WHERE state = 'waiting';

INSERT INTO officer SELECT n, 'Petugas ' || n, 'petugas' || n || '@example.go.id' FROM generate_series(1, 20) n;
INSERT INTO request SELECT n, 'SPB-' || n, 'received', 1, 'PT Contoh ' || n, 'pemohon@example.com', 'NIB tidak terbit',
  'Kronologi', 0 FROM generate_series(1, :requests) n;
INSERT INTO proposal (request, rank, start_at, end_at, state)
  SELECT n, 0, slot.at, slot.at + 3600, 'open'
  FROM generate_series(1, :requests) n, LATERAL (SELECT 1800000000 + ((n - 1) % :slots) / 20 * 3600 AS at) slot;

-- ON CONFLICT, since two plain inserts that meet in an exclusion constraint wait for each other until the deadlock detector
-- wakes, a second later. Books a request at its proposal. Returns false where the officer or every room is taken.
CREATE OR REPLACE FUNCTION book(wanted bigint, slots bigint) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE r request; p proposal; o officer; free int; m bigint; h bigint; facts text;
BEGIN
  SELECT * INTO r FROM request WHERE id = wanted AND state = 'received' FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  SELECT * INTO p FROM proposal WHERE request = r.id AND state = 'open' ORDER BY rank LIMIT 1;
  SELECT * INTO o FROM officer WHERE id = 1 + (wanted - 1) % slots % 20;
  PERFORM count(*) FROM occupancy WHERE resource = o.id
    AND during && int8range(p.start_at / 86400 * 86400, p.start_at / 86400 * 86400 + 86400);
  SELECT n INTO free FROM generate_series(1, 20) n WHERE NOT EXISTS (
    SELECT 1 FROM occupancy WHERE resource = -n AND during && int8range(p.start_at, p.end_at)) LIMIT 1;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO meeting (request, uid, sequence, start_at, end_at, room, state, created_at)
    VALUES (r.id, gen_random_uuid() || '@example.go.id', 0, p.start_at, p.end_at, free, 'scheduled', 0) RETURNING id INTO m;
  INSERT INTO meeting_officer VALUES (m, o.id);
  INSERT INTO occupancy VALUES (o.id, int8range(p.start_at, p.end_at), r.id, m) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RAISE exclusion_violation; END IF;
  INSERT INTO occupancy VALUES (-free, int8range(p.start_at, p.end_at), r.id, m) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RAISE exclusion_violation; END IF;
  UPDATE proposal SET state = 'taken' WHERE id = p.id;
  INSERT INTO assignment VALUES (r.id, o.id);
  UPDATE request SET state = 'scheduled', version = version + 1, state_since = 1 WHERE id = r.id;
  facts := json_build_object('event', 'meeting-booked', 'meeting', m, 'start', p.start_at, 'end', p.end_at, 'officers',
    json_build_array(o.id), 'reference', r.reference, 'name', r.name)::text;
  INSERT INTO history (at, actor, request, event, detail, digest) VALUES (1, 'staff:1', r.id, 'meeting-booked', facts,
    sha256(facts::bytea)) RETURNING id INTO h;
  INSERT INTO outgoing (history, recipient, facts, state, due_at) VALUES (h, r.email, facts, 'waiting', 1),
    (h, o.email, facts, 'waiting', 1);
  RETURN true;
EXCEPTION WHEN exclusion_violation OR unique_violation THEN RETURN false;
END $$;
