extension Migration {
    /// A case is looked for by the number on its papers.
    static let v004 = Migration(
        number: 4, sql: "CREATE INDEX numbers_by_text ON numbers (number, series, serial);")
}
