import DataValues
import Diagnostics
import Workflows

/// What is said of a fact for which there is no field: the nearest field of the record that was meant, by name or by title.
enum UnknownField {
    static func problem(_ name: String, in fields: [Field]) -> FieldProblem {
        let parts = name.split(separator: ".").map(String.init)
        var (place, known): ([String], [Field]) = ([], fields)
        for part in parts.dropLast() {
            guard let field = known.spoken(as: part), case .record(let inner) = field.type else { break }
            place.append(field.name)
            known = inner
        }
        let wanted = place.count < parts.count ? parts[place.count] : name
        func text(_ field: Field) -> BilingualText {
            let path = (place + [field.name]).joined(separator: ".")
            return BilingualText(zh: "\(path)（\(field.title.zh)）", en: "\(path) (\(field.title.en))")
        }
        let nearest =
            NearestName.find(wanted, in: known.map(\.name))
            .map { BilingualText(verbatim: (place + [$0]).joined(separator: ".")) }
            ?? titled(wanted, in: known).map(text)
        let fix =
            nearest.map { BilingualText(zh: "是否想写 \($0.zh)？", en: "did you mean \($0.en)?") }
            ?? (place.isEmpty
                ? nil
                : BilingualText(
                    zh: "有：\(known.map { text($0).zh }.joined(separator: "、"))",
                    en: "there are: \(known.map { text($0).en }.joined(separator: ", "))"))
        return FieldProblem(
            .unknownField, at: DataPath(parts.map { .key($0) }),
            BilingualText(zh: "没有字段 \(name)", en: "there is no field \(name)"), fix: fix)
    }

    private static func titled(_ text: String, in fields: [Field]) -> Field? {
        let titles = fields.flatMap { field in field.title.spokenForms.map { ($0, field) } }
        let found = NearestName.find(text, in: titles.map(\.0))
        return titles.first { $0.0 == found }?.1
    }
}
