import Diagnostics

/// One locality layer as read: what it says about itself, its parameter values and its changes to workflows.
struct LayerFile {
    var code: String
    var title: BilingualText
    var extends: Located<String>?
    var path: String
    var location: SourceLocation
    /// Parameter name → its values, unread, since only a workflow knows the types.
    var parameters: [YAMLEntry]
    /// Workflow name → changes.
    var workflows: [YAMLEntry]

    static func path(of code: String) -> String { "workflows/localities/\(code).yaml" }

    /// nil when there is no such file or it cannot be used; the second is then a finding.
    static func read(_ code: String, from reader: SourceReader) -> LayerFile? {
        let path = path(of: code)
        guard isCode(code), let root = reader.yaml(path),
            let mapping = MappingReader(root, as: .layer, log: reader.log)
        else { return nil }
        let written = mapping.text("locality")
        if let written, written != code {
            reader.log.add(
                .localityMismatch, at: mapping.place(of: "locality"),
                BilingualText(
                    zh: "文件名是 \(code)，locality 却是 \(written)",
                    en: "the file is named \(code), but its locality is \(written)"),
                fix: BilingualText(zh: "改成一致", en: "make them the same"))
        }
        let extends = mapping.text("extends").map { Located($0, at: mapping.place(of: "extends")) }
        return LayerFile(
            code: code, title: mapping.bilingual("title") ?? BilingualText(verbatim: code), extends: extends,
            path: path,
            location: root.location, parameters: mapping.table("parameters"), workflows: mapping.table("workflows"))
    }

    /// A code is a name of a file: anything else is no locality, whatever the file system would make of it.
    private static func isCode(_ code: String) -> Bool {
        !code.isEmpty
            && code.utf8.allSatisfy {
                switch $0 {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }

    /// Every locality that has a layer, in order of their codes, `cn` first.
    static func codes(in tree: SourceTree) -> [String] {
        let codes = tree.names(in: "workflows/localities", suffix: ".yaml").map { String($0.dropLast(5)) }
        return codes.filter { $0 == "cn" } + codes.filter { $0 != "cn" }
    }
}
