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
    ///
    /// Where the table is wider than the terminal its last column is wrapped, then columns that may be clipped are, and where even that does
    /// not fit each row becomes a few lines with the titles in front.
    ///
    /// - Parameter width: columns of the terminal; nil for as many as it takes.
    func lines(indent: String = "", within width: Int? = Console.width) -> [String] {
        let cells = rows.map { row in
            zip(columns, row).map { column, cell in
                let line = cell.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: " ")
                return column.maximumWidth.map { DisplayWidth.clip(line, to: $0) } ?? line
            }
        }
        let natural = columns.indices.map { index in
            cells.reduce(DisplayWidth.of(columns[index].title)) { max($0, DisplayWidth.of($1[index])) }
        }
        guard let width else { return aligned(cells, to: natural, indent) }
        let room = width - DisplayWidth.of(indent)
        let clipped = columns.indices.map {
            columns[$0].maximumWidth == nil ? natural[$0] : min(natural[$0], Self.clippedTo)
        }
        for widths in [natural, clipped] {
            if let fitting = fitting(widths, natural, into: room) { return aligned(cells, to: fitting, indent) }
        }
        return stacked(cells, room, indent)
    }

    private static let (clippedTo, narrowest) = (24, 20)

    /// The widths with what is left of the room for the last column; nil when that is too little.
    private func fitting(_ widths: [Int], _ natural: [Int], into room: Int) -> [Int]? {
        guard let last = natural.last else { return widths }
        let left = room - widths.dropLast().reduce(0) { $0 + $1 + 2 }
        return left >= min(last, Self.narrowest) ? widths.dropLast() + [min(last, left)] : nil
    }

    private func aligned(_ cells: [[String]], to widths: [Int], _ indent: String) -> [String] {
        func line(_ row: [String]) -> String {
            let padded = row.indices.map {
                DisplayWidth.pad(row[$0], to: widths[$0], rightAligned: columns[$0].rightAligned)
            }
            return (indent + padded.joined(separator: "  ")).trimmingTrailingSpaces
        }
        func lines(_ row: [String]) -> [String] {
            guard let last = row.indices.last else { return [line(row)] }
            let wrapped = DisplayWidth.wrap(row[last], to: widths[last])
            let first = row.indices.dropLast().map { DisplayWidth.clip(row[$0], to: widths[$0]) } + wrapped.prefix(1)
            let blank = Array(repeating: "", count: last)
            return [line(first)] + wrapped.dropFirst().map { line(blank + [$0]) }
        }
        let rule = widths.map { String(repeating: "─", count: $0) }
        return lines(columns.map(\.title)) + [line(rule)] + cells.flatMap(lines)
    }

    private func stacked(_ cells: [[String]], _ room: Int, _ indent: String) -> [String] {
        cells.flatMap { row in
            zip(columns, row).enumerated().flatMap { index, entry -> [String] in
                let (column, cell) = entry
                guard index == 0 || !cell.isEmpty else { return [] }
                let title = index == 0 || column.title.isEmpty ? "" : column.title + say(zh: "：", en: ": ")
                let inset = index == 0 ? "" : "  "
                return DisplayWidth.wrap(title + cell, to: max(room - inset.count, 1)).map { indent + inset + $0 }
            }
        }
    }
}

extension String {
    fileprivate var trimmingTrailingSpaces: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
