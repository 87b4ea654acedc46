import DataValues
import Diagnostics
import StatutoryTime

/// Deadlines: whole as elements of our own, and as delayed events of about the right length.
extension SCXMLExport {
    func tag(_ deadline: DeadlineDeclaration) -> XMLTag {
        var attributes: [(String, String?)] = [
            ("name", deadline.name), ("zh", deadline.title.zh), ("en", deadline.title.en),
        ]
        switch deadline.length {
        case .period(let period): attributes.append(("within", period.description))
        case .parameter(let name):
            attributes += [("within", period(deadline.length)?.description), ("parameter", name)]
        }
        switch deadline.anchor {
        case .entry: attributes.append(("after", "entry"))
        case .after(let field): attributes.append(("after", "case.\(field)"))
        case .before(let field): attributes.append(("before", "case.\(field)"))
        }
        switch deadline.actor {
        case .none: break
        case .role(let role): attributes.append(("role", role))
        case .words(let words): attributes.append(("actor", words.zh))
        }
        attributes += [
            ("law", deadline.law.map { workflow.words(for: $0).zh }), ("side", deadline.side?.rawValue),
            ("guard", deadline.condition), ("until", deadline.until.map { "case.\($0)" }),
            ("met-by", deadline.metBy.joined(separator: " ")),
            ("pauses", deadline.pauses.map { id(workflow.states[$0].id) }.joined(separator: " ")),
            ("extension", deadline.granted.map { "case.\($0.field)" }),
            ("extension-at-most", deadline.granted?.atMost?.description), ("rolls", deadline.rolls.map { "\($0)" }),
            ("warn", deadline.warnings.map(\.description).joined(separator: ", ")), ("event", deadline.lapse),
            ("from", deadline.lengthDeclaration.location.description),
        ]
        return XMLTag("tiaochu:deadline", attributes)
    }

    /// The event of a deadline that lapses, counted from the entry into its state; nothing for one that raises no event, that
    /// counts backwards, or whose length depends on more than the workflow.
    func send(_ deadline: DeadlineDeclaration) -> XMLTag? {
        guard let event = deadline.lapse, let period = period(deadline.length) else { return nil }
        if case .before = deadline.anchor { return nil }
        return XMLTag(
            "send", [("id", sendID(deadline)), ("event", event), ("delay", "\(Self.seconds(in: period))s")])
    }

    func cancel(_ deadline: DeadlineDeclaration) -> XMLTag { XMLTag("cancel", [("sendid", sendID(deadline))]) }

    private func sendID(_ deadline: DeadlineDeclaration) -> String { "deadline\(separator)\(id(deadline.key))" }

    /// The length, by the latest value of the most local layer where it is a parameter.
    private func period(_ length: DeadlineDeclaration.Length) -> Period? {
        switch length {
        case .period(let period): return period
        case .parameter(let name):
            guard let value = workflow.parameters.values(of: name).first?.value else { return nil }
            return Period(value) ?? value.integer.flatMap { Int(exactly: $0) }.map { Period($0, .days) }
        }
    }

    /// Days of 24 hours, five working days to seven of them, months of 30, years of 365.
    private static func seconds(in period: Period) -> Int {
        let days =
            switch period.unit {
            case .days: period.amount
            case .workingDays: (period.amount * 7 + 4) / 5
            case .months: period.amount * 30
            case .years: period.amount * 365
            }
        return days * 86_400
    }
}
