import DataValues
import Diagnostics
import Workflows

/// Events and fields by what people call them: their titles, in either language, where a name is wanted.
///
/// A name comes before a title, and a title that two of them share stands for none.
extension Workflow {
    /// The event of this name or title; the text itself when there is none, so that the engine says so.
    func eventName(_ text: String) -> String {
        guard event(text) == nil else { return text }
        let titled = events.filter { $0.title.isSpoken(as: text) }
        return titled.count == 1 ? titled[0].name : text
    }
}

extension [Field] {
    /// The field of this name or title.
    func spoken(as text: String) -> Field? {
        if let field = named(text) { return field }
        let titled = filter { $0.title.isSpoken(as: text) }
        return titled.count == 1 ? titled[0] : nil
    }

    /// A path whose names may be titles, such as `劳动者.姓名`, in the names of the fields.
    func path(spoken path: DataPath) -> DataPath {
        guard case .key(let text)? = path.components.first, let field = spoken(as: text) else { return path }
        let rest = DataPath([DataPath.Component](path.components.dropFirst()))
        return DataPath([DataPath.Component.key(field.name)] + field.type.path(spoken: rest).components)
    }
}

extension FieldType {
    fileprivate func path(spoken path: DataPath) -> DataPath {
        switch (self, path.components.first) {
        case (.record(let fields), .key?): fields.path(spoken: path)
        case (.list(let element), .index(let index)?):
            DataPath(
                [DataPath.Component.index(index)]
                    + element.path(spoken: DataPath([DataPath.Component](path.components.dropFirst()))).components)
        default: path
        }
    }
}

extension BilingualText {
    /// Whether the text is this title, with or without the part in brackets at its end: 劳动者 for 劳动者（集体争议填代表人）.
    func isSpoken(as text: String) -> Bool {
        let text = text.lowercased()
        return spokenForms.contains { $0.lowercased() == text }
    }

    /// What people may call it, the whole titles first.
    var spokenForms: [String] {
        [zh, en, Self.bare(zh, before: "（"), Self.bare(en, before: " (")]
    }

    private static func bare(_ title: String, before bracket: String) -> String {
        guard title.hasSuffix("）") || title.hasSuffix(")"), let start = title.firstRange(of: bracket)?.lowerBound
        else { return title }
        return String(title[..<start])
    }
}
