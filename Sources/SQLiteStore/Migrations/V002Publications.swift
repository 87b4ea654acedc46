extension Migration {
    /// The register of publications, append-only as the journal is.
    static let v002 = Migration(
        number: 2,
        sql: """
            CREATE TABLE publications (
                number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
                kind TEXT NOT NULL CHECK (kind IN ('published', 'rolledBack')),
                workflow TEXT NOT NULL,
                locality TEXT NOT NULL,
                bundle_hash TEXT NOT NULL REFERENCES bundles (hash),
                replaces TEXT,
                reason TEXT NOT NULL,
                actor TEXT NOT NULL,
                roles TEXT NOT NULL,
                on_behalf_of TEXT,
                published_at TEXT NOT NULL,
                evidence TEXT NOT NULL,
                previous_hash TEXT NOT NULL,
                hash TEXT NOT NULL
            ) STRICT;
            CREATE INDEX publications_in_force ON publications (workflow, locality, number);
            -- How many cases follow which rules: what a migration asks before and after.
            CREATE INDEX cases_by_bundle ON cases (bundle_hash, status, id);

            CREATE TRIGGER publications_have_no_gaps BEFORE INSERT ON publications
                WHEN NEW.number <> 1 + coalesce((SELECT max(number) FROM publications), 0)
                BEGIN SELECT RAISE(ABORT, 'the register of publications is append-only and without gaps'); END;
            CREATE TRIGGER publications_stay BEFORE DELETE ON publications
                BEGIN SELECT RAISE(ABORT, 'the register of publications is append-only'); END;
            CREATE TRIGGER publications_keep_content BEFORE UPDATE ON publications
                BEGIN SELECT RAISE(ABORT, 'the register of publications is append-only'); END;
            """)
}
