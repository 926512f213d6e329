extension Migration {
  /// Meetings, their reschedulings, and the use of officers and rooms, of which the database itself refuses
  /// any two that overlap (rules of the service, section 5.4).
  static let meetings = Migration(
    "003-meetings",
    [
      .shared(
        """
        CREATE TABLE meeting (
          id {id},
          request {integer} NOT NULL REFERENCES request (id),
          uid {text} NOT NULL UNIQUE,
          sequence {integer} NOT NULL,
          start_at {integer} NOT NULL,
          end_at {integer} NOT NULL,
          room {integer} NOT NULL,
          state {text} NOT NULL,
          version {integer} NOT NULL,
          created_at {integer} NOT NULL,
          changed_at {integer} NOT NULL,
          CHECK (start_at < end_at)
        ){strict}
        """),
      // One meeting stands for a request at a time; those called off and held stay on record.
      .shared("CREATE UNIQUE INDEX meeting_standing ON meeting (request) WHERE state = 'scheduled'"),
      .shared("CREATE INDEX meeting_request ON meeting (request)"),
      .shared("CREATE INDEX meeting_start ON meeting (start_at)"),
      .shared(
        """
        CREATE TABLE meeting_officer (
          meeting {integer} NOT NULL REFERENCES meeting (id),
          officer {integer} NOT NULL REFERENCES officer (id),
          PRIMARY KEY (meeting, officer)
        ){keyed}
        """),
      .shared("CREATE INDEX meeting_officer_officer ON meeting_officer (officer)"),
      // What invited people have answered from their calendars (RFC 5546, section 3.2.3).
      .shared(
        """
        CREATE TABLE participation (
          meeting {integer} NOT NULL REFERENCES meeting (id),
          email {text} NOT NULL,
          answer {text} NOT NULL,
          sequence {integer} NOT NULL,
          stamped_at {integer} NOT NULL,
          PRIMARY KEY (meeting, email)
        ){keyed}
        """),
      .shared(
        """
        CREATE TABLE rescheduling (
          id {id},
          request {integer} NOT NULL REFERENCES request (id),
          meeting {integer} NOT NULL REFERENCES meeting (id),
          state {text} NOT NULL,
          version {integer} NOT NULL,
          opened_at {integer} NOT NULL,
          closed_at {integer}
        ){strict}
        """),
      .shared("CREATE UNIQUE INDEX rescheduling_open ON rescheduling (meeting) WHERE state = 'open'"),
      .shared("CREATE INDEX rescheduling_request ON rescheduling (request)"),
      // A round that came from a calendar client has the revision of the meeting that it answered: a refusal
      // names it (RFC 5546, section 3.2.8).
      .shared(
        """
        CREATE TABLE rescheduling_round (
          rescheduling {integer} NOT NULL REFERENCES rescheduling (id),
          number {integer} NOT NULL,
          side {text} NOT NULL,
          reason {text} NOT NULL,
          made_at {integer} NOT NULL,
          expires_at {integer},
          calendar_sequence {integer},
          PRIMARY KEY (rescheduling, number)
        ){keyed}
        """),
      .shared("CREATE INDEX rescheduling_state ON rescheduling (state) WHERE state = 'open'"),
      .shared(
        """
        CREATE TABLE rescheduling_option (
          id {id},
          rescheduling {integer} NOT NULL,
          round {integer} NOT NULL,
          start_at {integer} NOT NULL,
          end_at {integer} NOT NULL,
          state {text} NOT NULL,
          FOREIGN KEY (rescheduling, round) REFERENCES rescheduling_round (rescheduling, number),
          CHECK (start_at < end_at)
        ){strict}
        """),
      .shared("CREATE INDEX rescheduling_option_round ON rescheduling_option (rescheduling, round)"),
      // Who holds the meeting where an option of the unit is accepted; the applicant's options name nobody.
      .shared(
        """
        CREATE TABLE rescheduling_option_officer (
          option {integer} NOT NULL REFERENCES rescheduling_option (id),
          officer {integer} NOT NULL REFERENCES officer (id),
          PRIMARY KEY (option, officer)
        ){keyed}
        """),
      // An officer has the officer's number, a room its number below zero. A held alternative takes the times
      // that the request's own meeting does not take already.
      .shared(
        """
        CREATE TABLE occupancy (
          resource {integer} NOT NULL CHECK (resource <> 0),
          start_at {integer} NOT NULL,
          end_at {integer} NOT NULL,
          request {integer} NOT NULL REFERENCES request (id),
          meeting {integer} REFERENCES meeting (id),
          option {integer} REFERENCES rescheduling_option (id),
          PRIMARY KEY (resource, start_at),
          CHECK (start_at < end_at AND end_at - start_at <= 86400),
          CHECK ((meeting IS NULL) <> (option IS NULL))
        ){keyed}
        """),
      .shared("CREATE INDEX occupancy_meeting ON occupancy (meeting) WHERE meeting IS NOT NULL"),
      .shared("CREATE INDEX occupancy_option ON occupancy (option) WHERE option IS NOT NULL"),
      // Rows of a resource are disjoint, so that the last one that begins before the new one ends is the only
      // one that can overlap it.
      .perDialect(
        sqlite: """
          CREATE TRIGGER occupancy_overlap BEFORE INSERT ON occupancy BEGIN
            SELECT RAISE(ABORT, 'overlap') WHERE (
              SELECT end_at FROM occupancy WHERE resource = NEW.resource AND start_at < NEW.end_at
              ORDER BY start_at DESC LIMIT 1) > NEW.start_at;
          END
          """,
        postgresql: """
          ALTER TABLE occupancy ADD CONSTRAINT occupancy_overlap
            EXCLUDE USING gist (resource WITH =, int8range(start_at, end_at) WITH &&)
          """),
      .perDialect(
        sqlite: """
          CREATE TRIGGER occupancy_fixed BEFORE UPDATE ON occupancy BEGIN
            SELECT RAISE(ABORT, 'occupancy is never changed, only taken and given back');
          END
          """,
        postgresql: "CREATE RULE occupancy_fixed AS ON UPDATE TO occupancy DO INSTEAD NOTHING"),
    ])
}
