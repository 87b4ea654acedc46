/// Rows under a header, with columns that align for Chinese and Latin text alike.
///
/// The packaged table libraries count characters, not terminal columns, so Chinese tables come out ragged: docs/decisions/0003.
struct TextTable {
    struct Column {
        var title: String
        var rightAligned: Bool
        var maximumWidth: Int?

        init(_ title: String, rightAligned: Bool = false, maximumWidth: Int? = nil) {
            self.title = title
            self.rightAligned = rightAligned
            self.maximumWidth = maximumWidth
        }
    }

    var columns: [Column]
    var rows: [[String]]

    init(_ columns: [Column], rows: [[String]] = []) {
        self.columns = columns
        self.rows = rows
    }

    /// Lines without trailing spaces; the header is underlined, cells are two spaces apart.
    func lines(indent: String = "") -> [String] {
        let cells = rows.map { row in
            zip(columns, row).map { column, cell in
                let line = cell.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: " ")
                return column.maximumWidth.map { DisplayWidth.clip(line, to: $0) } ?? line
            }
        }
        let widths = columns.indices.map { index in
            cells.reduce(DisplayWidth.of(columns[index].title)) { max($0, DisplayWidth.of($1[index])) }
        }
        func line(_ row: [String]) -> String {
            let padded = row.indices.map {
                DisplayWidth.pad(row[$0], to: widths[$0], rightAligned: columns[$0].rightAligned)
            }
            return (indent + padded.joined(separator: "  ")).trimmingTrailingSpaces
        }
        let rule = widths.map { String(repeating: "─", count: $0) }
        return [line(columns.map(\.title)), line(rule)] + cells.map(line)
    }
}

extension String {
    fileprivate var trimmingTrailingSpaces: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
