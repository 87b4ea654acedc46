extension Migration {
    /// A deadline that has fired may still be owed, and is listed then; no list goes by the day of a warning.
    ///
    /// SQLite changes no CHECK in place: the table is made anew and the rows are carried over.
    static let v005 = Migration(
        number: 5,
        sql: """
            CREATE TABLE deadlines_new (
                case_id TEXT NOT NULL REFERENCES cases (id),
                key TEXT NOT NULL,
                state TEXT NOT NULL,
                due_on TEXT,
                status TEXT NOT NULL CHECK (status IN ('pending', 'met', 'fired', 'overdue', 'cancelled')),
                event TEXT,
                kind TEXT NOT NULL,
                citation TEXT NOT NULL,
                derivation TEXT NOT NULL,
                warn_on TEXT NOT NULL,
                provisional INTEGER NOT NULL CHECK (provisional IN (0, 1)),
                PRIMARY KEY (case_id, key)
            ) STRICT;
            INSERT INTO deadlines_new
                SELECT case_id, key, state, due_on, status, event, kind, citation, derivation, warn_on, provisional
                FROM deadlines;
            DROP TABLE deadlines;
            ALTER TABLE deadlines_new RENAME TO deadlines;
            -- The status lies in the index: those that may fire are told from those that have without reading the row.
            CREATE INDEX deadlines_due ON deadlines (due_on, case_id, key, status)
                WHERE status IN ('pending', 'overdue') AND due_on IS NOT NULL;
            """)
}
