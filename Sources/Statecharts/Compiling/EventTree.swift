/// Every event descriptor of a chart as a tree of tokens, numbered so that matching is two comparisons.
///
/// An event resolves once a step to the deepest node on its path. A descriptor matches it when that node lies in the
/// descriptor's subtree, whose numbers are contiguous. The root is `*`.
struct EventTree: Sendable {
    /// The events a descriptor matches: the nodes from `first` up to, not including, `end`.
    struct Span: Hashable, Sendable {
        let first: Int32
        let end: Int32

        func matches(_ node: Int32) -> Bool { first <= node && node < end }
    }

    /// By the bytes of the name: descriptors match byte by byte, where Swift's texts are equal by canonical equivalence.
    private let nodes: [ByteText: Int32]
    private let ends: [Int32]

    init(_ descriptors: some Sequence<EventDescriptor>) {
        // Each descriptor's prefixes are nodes too. Sorted by tokens, a parent comes right before its subtree.
        var paths: Set<[[UInt8]]> = [[]]
        for descriptor in descriptors where !descriptor.matchesEverything {
            let tokens = descriptor.tokens.map { Array($0.utf8) }
            for length in 1...tokens.count { paths.insert(Array(tokens.prefix(length))) }
        }
        let ordered = paths.sorted { one, other in
            one.lexicographicallyPrecedes(other) { $0.lexicographicallyPrecedes($1) }
        }
        var nodes: [ByteText: Int32] = [:]
        var ends = [Int32](repeating: 0, count: ordered.count)
        var open: [(depth: Int, node: Int)] = []
        for (node, path) in ordered.enumerated() {
            while let last = open.last, last.depth >= path.count {
                ends[last.node] = Int32(node)
                open.removeLast()
            }
            open.append((path.count, node))
            if !path.isEmpty {
                nodes[ByteText(String(decoding: Array(path.joined(separator: [UInt8(ascii: ".")])), as: UTF8.self))] =
                    Int32(
                        node)
            }
        }
        for last in open { ends[last.node] = Int32(ordered.count) }
        self.nodes = nodes
        self.ends = ends
    }

    func span(of descriptor: EventDescriptor) -> Span {
        let node = descriptor.matchesEverything ? 0 : nodes[ByteText(descriptor.text)] ?? 0
        return Span(first: node, end: ends[Int(node)])
    }

    /// The deepest node on the event's path; the root for an event that only `*` matches.
    func node(of name: String) -> Int32 {
        if let node = nodes[ByteText(name)] { return node }
        var deepest: Int32 = 0
        var position = name.utf8.startIndex
        while let dot = name.utf8[position...].firstIndex(of: UInt8(ascii: ".")) {
            guard let node = nodes[ByteText(String(name[..<dot]))] else { break }
            deepest = node
            position = name.utf8.index(after: dot)
        }
        return deepest
    }
}

/// A text that equals another by its bytes alone.
private struct ByteText: Hashable {
    var text: String

    init(_ text: String) { self.text = text }

    static func == (one: ByteText, other: ByteText) -> Bool { one.text.utf8.elementsEqual(other.text.utf8) }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
