/// `1 error`, `3 errors`, `2 entries`: a number with its English noun, which adds an s, or turns its y into ies.
func counted(_ number: Int, _ noun: String) -> String {
    guard number != 1 else { return "1 \(noun)" }
    let endsInY = noun.hasSuffix("y") && !["ay", "ey", "oy", "uy"].contains { noun.hasSuffix($0) }
    return endsInY ? "\(number) \(noun.dropLast())ies" : "\(number) \(noun)s"
}
