/// Finds the known name that someone who wrote an unknown one most likely meant.
public enum NearestName {
    /// The closest of `candidates` by edits of one character, the earlier of equals; nil when none is close.
    ///
    /// Close means at most a third of the longer name, or one name being a part of the other. Of two characters the second alone may
    /// differ (姓明, 姓名): in Chinese another first one makes another word (立案, 并案).
    ///
    /// - Parameter slips: the most edits, when a third of the name is too many, as in ids that are alike.
    public static func find(_ name: String, in candidates: some Sequence<String>, slips: Int? = nil) -> String? {
        let wanted = normal(name)
        var best: (name: String, distance: Int)?
        for candidate in candidates where candidate != name {
            let known = normal(candidate)
            let longer = max(wanted.count, known.count)
            // 2 for 02 and 姓明 for 姓名, but not 立案 for 并案.
            let isShortSlip = longer <= 2 && (wanted.count != known.count || wanted.first == known.first)
            let limit = slips ?? (isShortSlip ? 1 : longer / 3)
            guard abs(wanted.count - known.count) <= limit else { continue }
            let distance = edits(wanted, known, within: min(limit, (best?.distance ?? Int.max)))
            if distance <= limit, distance < best?.distance ?? Int.max { best = (candidate, distance) }
        }
        if let best { return best.name }
        guard slips == nil, wanted.count >= 3 else { return nil }
        return candidates.first { candidate in
            let known = normal(candidate)
            return known.count >= 3 && (contains(known, wanted) || contains(wanted, known))
        }
    }

    /// Case and the choice between `_` and `-` are not what people get wrong on purpose.
    private static func normal(_ name: String) -> [Unicode.Scalar] {
        name.lowercased().unicodeScalars.map { $0 == "-" ? "_" : $0 }
    }

    private static func contains(_ long: [Unicode.Scalar], _ part: [Unicode.Scalar]) -> Bool {
        guard part.count < long.count else { return false }
        return (0...(long.count - part.count)).contains { long[$0..<($0 + part.count)].elementsEqual(part) }
    }

    /// Edit distance with neighbouring swaps counted once (optimal string alignment), given up on beyond `limit`.
    private static func edits(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], within limit: Int) -> Int {
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [i] + Array(repeating: 0, count: b.count)
            for j in 1...b.count {
                let cost = a[i - 1] == b[j - 1] ? 0 : 1
                var least = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    least = min(least, beforeLast[j - 2] + 1)
                }
                row[j] = least
            }
            if let least = row.min(), let before = last.min(), least > limit, before >= limit { return least }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
