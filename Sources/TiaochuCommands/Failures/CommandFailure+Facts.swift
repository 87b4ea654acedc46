import DataValues
import Diagnostics
import Workflows

extension CommandFailure {
    /// Facts that do not fit the workflow's fields.
    init(_ problems: [FieldProblem]) {
        self.init(
            .usage, code: "facts",
            what: problems.count == 1
                ? BilingualText(
                    zh: "\(problems[0].path)：\(problems[0].what.zh)", en: "\(problems[0].path): \(problems[0].what.en)")
                : BilingualText(zh: "有 \(problems.count) 处事实不合格", en: "\(problems.count) facts do not fit"),
            fix: problems.count == 1 ? problems[0].fix : nil,
            diagnostics: problems.count == 1
                ? []
                : problems.map {
                    Diagnostic(
                        code: $0.kind.rawValue,
                        what: BilingualText(zh: "\($0.path)：\($0.what.zh)", en: "\($0.path): \($0.what.en)"),
                        fix: $0.fix)
                })
    }
}
