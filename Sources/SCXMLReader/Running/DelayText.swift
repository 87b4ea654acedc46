extension Duration {
    /// A CSS2 time, as `delay` gives it: `1s`, `.5s`, `250ms`; a bare number is refused (SCXML 6.2.2).
    public init?(delay text: String) {
        let text = text.filter { !$0.isWhitespace }
        let (number, nanosecondsPerUnit): (Substring, Double) =
            if text.hasSuffix("ms") { (text.dropLast(2), 1e6) } else { (text.dropLast(), 1e9) }
        guard text.hasSuffix("s"), !number.isEmpty, number.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
            let value = Double(number.hasPrefix(".") ? "0" + number : String(number)), value.isFinite, value < 1e9
        else { return nil }
        self = .nanoseconds(Int64((value * nanosecondsPerUnit).rounded()))
    }
}
