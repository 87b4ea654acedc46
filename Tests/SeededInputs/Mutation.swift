/// Spoils inputs at random, the same way for the same seed.
public struct Mutation {
    private var random: SeededGenerator

    public init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// One of the inputs with one to five things done to it, sometimes with a piece of another put in.
    public mutating func spoiling(_ inputs: [[UInt8]]) -> [UInt8] {
        guard !inputs.isEmpty else { return [] }
        var bytes = inputs[random.below(inputs.count)]
        for _ in 0...random.below(5) { bytes = spoilt(bytes, with: inputs[random.below(inputs.count)]) }
        return bytes
    }

    private mutating func spoilt(_ bytes: [UInt8], with other: [UInt8]) -> [UInt8] {
        guard bytes.count > 2 else { return bytes + other.prefix(64) }
        var bytes = bytes
        let start = random.below(bytes.count)
        let end = min(bytes.count, start + 1 + random.below(40))
        switch random.below(8) {
        case 0: bytes.removeSubrange(start..<end)
        case 1: bytes.insert(contentsOf: bytes[start..<end], at: random.below(bytes.count))
        case 2: bytes[start] = UInt8(truncatingIfNeeded: random.next())
        case 3: bytes.insert(contentsOf: Self.pieces[random.below(Self.pieces.count)].utf8, at: start)
        case 4: bytes.insert(contentsOf: piece(of: other), at: start)
        case 5: bytes = Array(bytes[..<end])
        case 6:
            // Deep nesting and long runs.
            let times = 1 << random.below(9)
            bytes.insert(
                contentsOf: Array(repeating: Array(bytes[start..<min(end, start + 8)]), count: times).joined(),
                at: start)
        default:
            var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
            lines.swapAt(random.below(lines.count), random.below(lines.count))
            bytes = Array(lines.joined(separator: [0x0A]))
        }
        return bytes
    }

    private mutating func piece(of other: [UInt8]) -> ArraySlice<UInt8> {
        guard !other.isEmpty else { return [] }
        let start = random.below(other.count)
        return other[start..<min(other.count, start + 1 + random.below(80))]
    }

    /// What the grammars at the borders are made of, and what is known to trouble readers.
    private static let pieces = [
        ":", " ", "\n", "\t", "- ", "{", "}", "[", "]", "\"", "'", "#", "&a ", "*a", "!x ", "<<: ", "|\n", "? ",
        "---\n",
        "：", "\u{0}", "\u{FEFF}", "null", "99999999999999999999", "-1", "1e309", "2026-02-30", "\u{202E}", "𠮷", "é",
        "<", ">", "/>", "</", "<!--", "-->", "<![CDATA[", "]]>", "&lt;", "&#0;", "&#x110000;", "&x;",
        "<?xml version='1.0'?>",
        "<!DOCTYPE a [<!ENTITY x 'y'>]>", "xmlns='http://www.w3.org/2005/07/scxml'", "<state id='s'>", "<parallel>",
        "<invoke/>",
        "<history type='deep'/>", "delay='1s'", "cond='In(s)'", "<raise event='e'/>",
        "end", "do", "while true do", "function() ", "local ", "return ", "goto a", "::a::", "..", "...", "//0", "%0",
        "pcall(",
        "error(", "string.rep('x', 1e8)", "('%a*'):rep(99)", "math.mininteger", "0/0", "1e308*10", "#", "~", "<const>",
        "<close>",
        "\n--args--\n",
    ]
}
