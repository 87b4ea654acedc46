extension Sequence<Diagnostic> {
    /// By file, line and column, those without a place first; those of one place as they were found.
    public var inOrderOfPlace: [Diagnostic] {
        enumerated().sorted { left, right in
            switch (left.element.location, right.element.location) {
            case (let first?, let second?) where first != second: first < second
            case (nil, _?): true
            case (_?, nil): false
            default: left.offset < right.offset
            }
        }.map(\.element)
    }
}
