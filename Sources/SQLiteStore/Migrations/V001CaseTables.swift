extension Migration {
    /// Cases, journal, deadlines, outbox, requests, bundles, calendars.
    ///
    /// JSON columns hold canonical JSON as text, so `sqlite3` and its JSON functions read a store without us.
    /// `next_due_on` is `~`, which sorts after every date, where no deadline is pending.
    static let v001 = Migration(
        number: 1,
        sql: """
            CREATE TABLE bundles (
                hash TEXT NOT NULL PRIMARY KEY,
                workflow TEXT NOT NULL,
                locality TEXT NOT NULL,
                content TEXT NOT NULL,
                stored_at TEXT NOT NULL
            ) STRICT;

            CREATE TABLE calendars (
                hash TEXT NOT NULL PRIMARY KEY,
                content TEXT NOT NULL,
                stored_at TEXT NOT NULL
            ) STRICT;

            CREATE TABLE cases (
                id TEXT NOT NULL PRIMARY KEY,
                workflow TEXT NOT NULL,
                locality TEXT NOT NULL,
                bundle_hash TEXT NOT NULL REFERENCES bundles (hash),
                version INTEGER NOT NULL CHECK (version >= 1),
                status TEXT NOT NULL CHECK (status IN ('open', 'closed')),
                title TEXT NOT NULL,
                assignee TEXT,
                opened_on TEXT NOT NULL,
                legal_now TEXT NOT NULL,
                recorded_at TEXT NOT NULL,
                closed_on TEXT,
                closure_code TEXT,
                journal_sequence INTEGER NOT NULL,
                journal_hash TEXT NOT NULL,
                next_due_on TEXT NOT NULL DEFAULT '~',
                configuration TEXT NOT NULL,
                snapshot TEXT NOT NULL
            ) STRICT;
            -- What follows the order in an index lets a filter be answered without reading the row.
            CREATE INDEX cases_by_due ON cases (status, next_due_on, id, locality, workflow);
            CREATE INDEX cases_by_assignee ON cases (assignee, status, next_due_on, id);
            CREATE INDEX cases_by_opening ON cases (opened_on DESC, id, status, locality);

            CREATE TABLE case_states (
                state TEXT NOT NULL,
                case_id TEXT NOT NULL REFERENCES cases (id),
                PRIMARY KEY (state, case_id)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE journal (
                case_id TEXT NOT NULL REFERENCES cases (id),
                sequence INTEGER NOT NULL CHECK (sequence >= 1),
                kind TEXT NOT NULL,
                event TEXT,
                actor TEXT NOT NULL,
                roles TEXT NOT NULL,
                on_behalf_of TEXT,
                legal_time TEXT NOT NULL,
                recorded_time TEXT NOT NULL,
                bundle_hash TEXT NOT NULL,
                calendar_version TEXT,
                request_id TEXT,
                previous_hash TEXT NOT NULL,
                hash TEXT NOT NULL,
                data TEXT NOT NULL,
                changes TEXT NOT NULL,
                trace TEXT NOT NULL,
                PRIMARY KEY (case_id, sequence)
            ) STRICT;

            CREATE TABLE deadlines (
                case_id TEXT NOT NULL REFERENCES cases (id),
                key TEXT NOT NULL,
                state TEXT NOT NULL,
                due_on TEXT,
                status TEXT NOT NULL CHECK (status IN ('pending', 'met', 'fired', 'cancelled')),
                event TEXT,
                kind TEXT NOT NULL,
                citation TEXT NOT NULL,
                derivation TEXT NOT NULL,
                warn_on TEXT NOT NULL,
                next_warn_on TEXT,
                provisional INTEGER NOT NULL CHECK (provisional IN (0, 1)),
                PRIMARY KEY (case_id, key)
            ) STRICT;
            CREATE INDEX deadlines_due ON deadlines (due_on, case_id, key)
                WHERE status = 'pending' AND due_on IS NOT NULL;
            CREATE INDEX deadlines_warning ON deadlines (next_warn_on, case_id, key)
                WHERE status = 'pending' AND next_warn_on IS NOT NULL;

            CREATE TABLE outbox (
                case_id TEXT NOT NULL,
                sequence INTEGER NOT NULL,
                place INTEGER NOT NULL CHECK (place >= 0),
                kind TEXT NOT NULL,
                payload TEXT NOT NULL,
                status TEXT NOT NULL CHECK (status IN ('pending', 'done', 'failed')),
                attempts INTEGER NOT NULL,
                last_error TEXT,
                next_attempt_at TEXT NOT NULL,
                lease_owner TEXT,
                lease_until TEXT,
                PRIMARY KEY (case_id, sequence, place),
                FOREIGN KEY (case_id, sequence) REFERENCES journal (case_id, sequence),
                CHECK ((lease_owner IS NULL) = (lease_until IS NULL))
            ) STRICT;
            CREATE INDEX outbox_pending ON outbox (next_attempt_at, case_id, sequence, place, lease_until, kind)
                WHERE status = 'pending';
            CREATE INDEX outbox_failed ON outbox (case_id, sequence, place) WHERE status = 'failed';

            CREATE TABLE requests (
                id TEXT NOT NULL PRIMARY KEY,
                body_hash TEXT NOT NULL,
                answer TEXT NOT NULL,
                recorded_at TEXT NOT NULL
            ) STRICT;

            -- Also against INSERT OR REPLACE, which deletes without asking the trigger on DELETE.
            CREATE TRIGGER journal_has_no_gaps BEFORE INSERT ON journal
                WHEN NEW.sequence <> 1 + coalesce((SELECT max(sequence) FROM journal WHERE case_id = NEW.case_id), 0)
                BEGIN SELECT RAISE(ABORT, 'the journal is append-only and without gaps'); END;
            CREATE TRIGGER journal_keeps_entries BEFORE DELETE ON journal
                BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
            CREATE TRIGGER journal_keeps_content BEFORE UPDATE ON journal
                BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
            CREATE TRIGGER cases_stay BEFORE DELETE ON cases
                BEGIN SELECT RAISE(ABORT, 'a case is never deleted'); END;
            CREATE TRIGGER bundles_are_kept_once BEFORE INSERT ON bundles WHEN EXISTS (SELECT 1 FROM bundles WHERE hash = NEW.hash)
                BEGIN SELECT RAISE(ABORT, 'a bundle never changes'); END;
            CREATE TRIGGER bundles_stay BEFORE DELETE ON bundles
                BEGIN SELECT RAISE(ABORT, 'a bundle is never deleted'); END;
            CREATE TRIGGER bundles_keep_content BEFORE UPDATE ON bundles
                BEGIN SELECT RAISE(ABORT, 'a bundle never changes'); END;
            CREATE TRIGGER calendars_are_kept_once BEFORE INSERT ON calendars WHEN EXISTS (SELECT 1 FROM calendars WHERE hash = NEW.hash)
                BEGIN SELECT RAISE(ABORT, 'a calendar version never changes'); END;
            CREATE TRIGGER calendars_stay BEFORE DELETE ON calendars
                BEGIN SELECT RAISE(ABORT, 'a calendar version is never deleted'); END;
            CREATE TRIGGER calendars_keep_content BEFORE UPDATE ON calendars
                BEGIN SELECT RAISE(ABORT, 'a calendar version never changes'); END;
            """)
}
