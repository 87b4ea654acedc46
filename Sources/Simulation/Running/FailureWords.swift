import CaseEngine
import CaseStores
import Diagnostics
import Workflows

/// What the engine answered instead, on one line.
enum FailureWords {
    static func of(_ error: EngineError) -> BilingualText {
        switch error {
        case .refused(_, _, let refusals): of(refusals)
        case .noSuchCase(let id): BilingualText(zh: "没有案件 \(id)", en: "there is no case \(id)")
        case .workflow(let findings): of(findings)
        case .fault(_, _, let fault): of(fault)
        case .store(let error): error.what
        }
    }

    /// Every reason with its guard, article and place.
    static func of(_ refusals: [Refusal]) -> BilingualText {
        let reasons = refusals.map(words)
        return BilingualText(
            zh: "被拒绝：\(reasons.map(\.zh).joined(separator: "；"))",
            en: "refused: \(reasons.map(\.en).joined(separator: "; "))")
    }

    private static func words(_ refusal: Refusal) -> BilingualText {
        let kind = "[\([refusal.reason.rawValue, refusal.guardName].compactMap(\.self).joined(separator: " "))]"
        func rest(_ law: String?) -> String {
            let parts = [law, refusal.location.map { "\($0)" }].compactMap(\.self)
            return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
        }
        return BilingualText(
            zh: "\(kind) \(refusal.text.zh)\(rest(refusal.law?.zh))",
            en: "\(kind) \(refusal.text.en)\(rest(refusal.law?.en))")
    }

    private static func of(_ findings: [Diagnostic]) -> BilingualText {
        guard let first = findings.first else { return BilingualText(zh: "流程不能使用", en: "the workflow cannot be used") }
        let place = first.location.map { "\($0): " } ?? ""
        let more = findings.count - 1
        return BilingualText(
            zh: "流程不能使用：\(place)\(first.what.zh)" + (more == 0 ? "" : "（另有 \(more) 处）"),
            en: "the workflow cannot be used: \(place)\(first.what.en)" + (more == 0 ? "" : " (and \(more) more)"))
    }

    private static func of(_ fault: StepFault) -> BilingualText {
        let place = fault.diagnostic.location.map { "\($0): " } ?? ""
        return BilingualText(
            zh: "脚本出错：\(place)\(fault.diagnostic.what.zh)", en: "a script failed: \(place)\(fault.diagnostic.what.en)")
    }

    /// The innermost of these states: those that are no part of another's path.
    static func states(_ configuration: [String]) -> String {
        let inner = configuration.filter { state in
            !state.isEmpty && !configuration.contains { $0.hasPrefix("\(state).") }
        }
        return inner.joined(separator: ", ")
    }
}
