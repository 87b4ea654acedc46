import ArgumentParser
import CaseEngine
import CaseStores
import Diagnostics
import Workflows

extension CommandFailure {
    /// The engine's error with its exit code, its reasons as findings and what to do next.
    init(_ error: EngineError) {
        switch error {
        case .refused(let caseID, let event, let refusals):
            self.init(refusals, caseID: caseID, event: event)
        case .noSuchCase(let id):
            self.init(
                .notFound, code: "no-such-case",
                what: BilingualText(zh: "没有编号为 \(id) 的案件", en: "there is no case \(id)"),
                fix: BilingualText(zh: "用 tiaochu case list 查看案件", en: "look for it with tiaochu case list"))
        case .workflow(let diagnostics):
            self.init(diagnostics)
        case .fault(let caseID, let event, let fault) where fault.diagnostic.code == Self.noParameterValue:
            self.init(
                .workflowFault, code: "no-parameter-value",
                what: BilingualText(
                    zh: "规则在那一天没有所需参数的值，\(caseID.map { "案件 \($0) " } ?? "")没有变动" + (event.map { "（事件 \($0)）" } ?? ""),
                    en: "the rules give a parameter no value for that day; "
                        + (caseID.map { "case \($0) was not changed" } ?? "nothing was changed")
                        + (event.map { " (event \($0))" } ?? "")),
                why: fault.diagnostic.what,
                fix: BilingualText(
                    zh: "先检查日期是否填对；日期无误，请管理员在该地的规则文件里补上那时的值",
                    en:
                        "see whether the date is right; if it is, have an administrator give the value of that time in the locality's file"
                ),
                diagnostics: [])
        case .fault(let caseID, let event, let fault):
            self.init(
                .workflowFault, code: "script-fault",
                what: BilingualText(
                    zh: "流程脚本出错，\(caseID.map { "案件 \($0) " } ?? "")没有变动" + (event.map { "（事件 \($0)）" } ?? ""),
                    en: "a script of the workflow failed; \(caseID.map { "case \($0)" } ?? "nothing") was "
                        + (caseID == nil ? "changed" : "not changed") + (event.map { " (event \($0))" } ?? "")),
                why: BilingualText(zh: "脚本出错不等于不准许", en: "a script that fails is a fault, not a refusal"),
                fix: BilingualText(
                    zh: "请管理员修正脚本后重新办理", en: "have an administrator mend the script, then try again"),
                diagnostics: [fault.diagnostic]
                    + fault.traceback.map {
                        Diagnostic(code: "trace", severity: .note, what: BilingualText(verbatim: $0))
                    })
        case .store(let error):
            self.init(error)
        }
    }

    /// The code of a fault that lies in the rules' values rather than in a script: a date before the first of them, most often.
    private static let noParameterValue = "R103"

    /// The codes of a locality or a workflow that a command named and that does not exist.
    private static let unknownNames: Set = ["L001", "L107"]

    /// Findings that keep a workflow from being used; a name that does not exist is "not found" rather than a fault.
    private init(_ diagnostics: [Diagnostic]) {
        let errors = diagnostics.filter { $0.severity == .error }
        // With a place it is a name in a file, which an administrator must mend.
        if let first = errors.first, errors.allSatisfy({ $0.location == nil && Self.unknownNames.contains($0.code) }) {
            self.init(
                .notFound, code: "not-found", what: first.what, why: first.why, fix: first.fix,
                diagnostics: Array(errors.dropFirst()))
            return
        }
        self.init(
            .workflowFault, code: "workflow-error",
            what: BilingualText(
                zh: "规则文件有 \(errors.count) 处错误，不能使用",
                en: "the rules have \(counted(errors.count, "error")) and cannot be used"),
            fix: BilingualText(
                zh: "改好后用 tiaochu workflow check 检查", en: "mend them and run tiaochu workflow check"),
            diagnostics: diagnostics)
    }

    init(_ error: StoreError) {
        let exit: ExitCode
        let code: String
        switch error.code {
        case .conflict: (exit, code) = (.conflict, "conflict")
        case .alreadyOpen: (exit, code) = (.conflict, "already-open")
        case .requestAnswered: (exit, code) = (.conflict, "request-answered")
        case .requestMismatch: (exit, code) = (.conflict, "request-mismatch")
        case .superseded: (exit, code) = (.conflict, "superseded")
        case .numberTaken: (exit, code) = (.conflict, "number-taken")
        case .leaseLost: (exit, code) = (.conflict, "lease-lost")
        case .notFound: (exit, code) = (.notFound, "not-found")
        case .invalid: (exit, code) = (.usage, "invalid")
        case .unavailable: (exit, code) = (.storeUnavailable, "store-unavailable")
        case .busy: (exit, code) = (.storeUnavailable, "store-busy")
        case .full: (exit, code) = (.storeUnavailable, "store-full")
        case .readOnly: (exit, code) = (.storeUnavailable, "store-read-only")
        case .corrupt: (exit, code) = (.storeUnavailable, "store-corrupt")
        case .newerFormat: (exit, code) = (.storeUnavailable, "store-newer-format")
        case .olderFormat: (exit, code) = (.storeUnavailable, "store-older-format")
        }
        self.init(exit, code: code, what: error.what, fix: Self.inCommands(error))
    }

    /// What to do, in the words of the command line where the store's own do not say which command.
    private static func inCommands(_ error: StoreError) -> BilingualText? {
        guard case .olderFormat = error.code else { return error.fix }
        return BilingualText(
            zh: "备份后，由有写权限的人运行一次 tiaochu deadline run：会写入的命令都会先升级案件库",
            en:
                "back it up, then have someone who may write run tiaochu deadline run: every command that writes upgrades the "
                + "store first")
    }

    /// The refusal with the commands that its advice comes down to.
    private static func inCommands(_ refusal: Refusal, caseID: String?) -> Refusal {
        guard let caseID, refusal.fix == LateEntry.advice else { return refusal }
        var refusal = refusal
        refusal.fix = BilingualText(
            zh: "用 tiaochu case history \(caseID) 查看经过；若其后只有期限届满，可补录并写明理由（--late）",
            en:
                "see tiaochu case history \(caseID); if only deadlines have fired since, enter it late, saying why (--late)"
        )
        return refusal
    }

    /// Refusals, each as a finding: what refuses, where it stands, on what article, what would change it.
    private init(_ refusals: [Refusal], caseID: String?, event: String?) {
        let refusals = refusals.map { Self.inCommands($0, caseID: caseID) }
        let onlyPeople = !refusals.isEmpty && refusals.allSatisfy { $0.reason == .role || $0.reason == .person }
        let caution = refusals.first { $0.reason == .caution }
        let onlyFacts = !refusals.isEmpty && refusals.allSatisfy { $0.reason == .facts || $0.reason == .value }
        let act = event.map { "\($0)" } ?? "open"
        self.init(
            onlyPeople ? .notPermitted : .refused,
            code: onlyPeople ? "not-permitted" : onlyFacts ? "facts" : caution != nil ? "caution" : "refused",
            what: BilingualText(
                zh: event != nil ? "不能办理“\(act)”" : caseID == nil ? "不能建案" : "此人不得经办本案",
                en: event != nil
                    ? "'\(act)' is refused"
                    : caseID == nil ? "the case cannot be opened" : "this person has nothing to do with the case"),
            why: refusals.first?.text,
            fix: caution.flatMap { RefusalText($0).diagnostic.fix } ?? refusals.lazy.compactMap(\.fix).first,
            diagnostics: refusals.map { RefusalText($0).diagnostic })
        if let caseID, event != nil, fix == nil {
            fix = BilingualText(
                zh: "用 tiaochu case why \(caseID) 查看现在可以办理什么",
                en: "see what may be done now: tiaochu case why \(caseID)")
        }
    }
}
