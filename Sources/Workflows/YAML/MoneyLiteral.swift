/// Amounts as people write them: `28320.00 CNY`, `28320`, `28,320.5`, `28320元`, held as fen.
public enum MoneyLiteral {
    public enum Problem: Error, Hashable, Sendable {
        case malformed, tooLarge
    }

    /// An exact amount in fen; the currency may be left out, other currencies and more than two decimals are malformed.
    public static func fen(_ text: String) -> Result<Int64, Problem> {
        var rest = text.trimming(while: { $0 == " " || $0 == "\u{3000}" })
        for unit in ["CNY", "元", "¥", "￥"] {
            if rest.hasSuffix(unit) {
                rest = rest.dropLast(unit.count)
                break
            }
            if unit != "元", rest.hasPrefix(unit) {
                rest = rest.dropFirst(unit.count)
                break
            }
        }
        rest = String(rest).trimming(while: { $0 == " " })
        let isNegative = rest.hasPrefix("-")
        if isNegative { rest = rest.dropFirst() }
        let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, let yuan = ungrouped(whole) else { return .failure(.malformed) }
        let decimals = parts.count == 2 ? parts[1] : "00"
        guard (1...2).contains(decimals.count), isDigits(decimals) else { return .failure(.malformed) }
        let digits = yuan + decimals + (decimals.count == 1 ? "0" : "")
        guard let fen = Int64(digits) else { return .failure(.tooLarge) }
        return .success(isNegative ? -fen : fen)
    }

    /// `28320.00`, from 2832000 fen.
    public static func text(fen: Int64) -> String {
        let magnitude = fen.magnitude
        let cents = magnitude % 100
        return "\(fen < 0 ? "-" : "")\(magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
    }

    /// `28,320.00`, from 2832000 fen.
    public static func grouped(fen: Int64) -> String {
        let plain = text(fen: fen)
        let whole = plain.dropLast(3).drop { $0 == "-" }
        var groups: [Substring] = []
        var rest = whole
        while rest.count > 3 {
            groups.insert(rest.suffix(3), at: 0)
            rest = rest.dropLast(3)
        }
        groups.insert(rest, at: 0)
        return (fen < 0 ? "-" : "") + groups.joined(separator: ",") + plain.suffix(3)
    }

    /// Takes out grouping commas, which must then stand in threes.
    private static func ungrouped(_ text: Substring) -> String? {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        guard groups.allSatisfy({ !$0.isEmpty && isDigits($0) }) else { return nil }
        if groups.count > 1 {
            guard let first = groups.first, first.count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
                return nil
            }
        }
        return groups.joined()
    }

    private static func isDigits(_ text: Substring) -> Bool {
        text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

extension String {
    fileprivate func trimming(while predicate: (Character) -> Bool) -> Substring {
        var rest = self[...]
        while let first = rest.first, predicate(first) { rest = rest.dropFirst() }
        while let last = rest.last, predicate(last) { rest = rest.dropLast() }
        return rest
    }
}
