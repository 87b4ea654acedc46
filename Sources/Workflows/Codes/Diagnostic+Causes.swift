public import Diagnostics

extension Sequence<Diagnostic> {
    /// As people mend them: one finding for one cause, errors before warnings, and what may be the cause of others before these.
    ///
    /// A name that does not exist is one cause, wherever it is written: its first place tells of the others. Findings that merely read alike
    /// stay apart.
    public var byCause: [Diagnostic] {
        var folded: [Diagnostic] = []
        var places: [Cause: Int] = [:]
        for finding in inOrderOfPlace {
            guard let cause = Cause(finding) else {
                folded.append(finding)
                continue
            }
            if let first = places[cause] {
                folded[first].elsewhere += [finding.location].compactMap(\.self) + finding.elsewhere
            } else {
                places[cause] = folded.count
                folded.append(finding)
            }
        }
        return folded.enumerated().sorted { left, right in
            (left.element.rank, left.offset) < (right.element.rank, right.offset)
        }.map(\.element)
    }
}

/// What several findings have in common that all go away together.
private struct Cause: Hashable {
    var code: String
    var severity: Diagnostic.Severity
    var what: BilingualText

    /// nil for a finding that stands by itself.
    init?(_ finding: Diagnostic) {
        guard Self.ofNames.contains(finding.code), finding.location != nil, finding.witness.isEmpty else { return nil }
        (code, severity, what) = (finding.code, finding.severity, finding.what)
    }

    /// A field, role, event, state, parameter, closure code, statute, article, owner, sub-chart, hook or value of a choice that there is not.
    private static let ofNames: Set<String> = Set(
        ([
            .unknownField, .unknownRole, .unknownEvent, .unknownState, .unknownParameter, .unknownClosure,
            .unknownStatute, .unknownArticle, .unknownOwner, .unknownChart, .missingHook, .scriptName, .scriptValue,
        ] as [DiagnosticCode]).map(\.code))
}

extension Diagnostic {
    /// Severity first; then files that cannot be read, names, scripts, meaning, behaviour: a slip in the one gives rise to findings in the
    /// next.
    fileprivate var rank: Int {
        let severities: [Severity: Int] = [.error: 0, .warning: 100, .note: 200]
        return (severities[severity] ?? 0) + stage
    }

    private var stage: Int {
        switch code.prefix(2) {
        case "Y0": 0
        case "W1", "L0": 1
        case "W2", "L1": 2
        case "H1": 3
        case "W4": 5
        default: 4
        }
    }
}
