extension Migration {
    /// The register of case numbers: every series counts from 1 without gaps, and no number is given twice or taken back.
    static let v003 = Migration(
        number: 3,
        sql: """
            CREATE TABLE numbers (
                series TEXT NOT NULL,
                serial INTEGER NOT NULL CHECK (serial >= 1),
                case_id TEXT NOT NULL REFERENCES cases (id),
                sequence INTEGER NOT NULL,
                number TEXT NOT NULL,
                PRIMARY KEY (series, serial)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX numbers_by_case ON numbers (case_id, sequence, series);

            CREATE TRIGGER numbers_have_no_gaps BEFORE INSERT ON numbers
                WHEN NEW.serial <> 1 + coalesce((SELECT max(serial) FROM numbers WHERE series = NEW.series), 0)
                BEGIN SELECT RAISE(ABORT, 'a series of numbers has no gaps'); END;
            CREATE TRIGGER numbers_stay BEFORE DELETE ON numbers
                BEGIN SELECT RAISE(ABORT, 'a number is never taken back'); END;
            CREATE TRIGGER numbers_keep_content BEFORE UPDATE ON numbers
                BEGIN SELECT RAISE(ABORT, 'a number never changes'); END;
            """)
}
