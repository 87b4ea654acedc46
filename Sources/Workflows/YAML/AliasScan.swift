import Diagnostics

/// Looks for an alias before parsing, because a parser that follows aliases lets a short file stand for one of any size.
///
/// It reads no YAML: it says yes only when some `&name` and a later `*name` both stand where a node could begin, which
/// every use of an alias does and ordinary text practically never does.
enum AliasScan {
    struct Alias {
        var text: String
        var location: SourceLocation
    }

    static func firstAlias(in text: String, file: String) -> Alias? {
        guard text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: "*")) else { return nil }
        var anchors: Set<String> = []
        var line = 1
        var column = 1
        var previous: Unicode.Scalar = "\n"
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let scalar = scalars[index]
            if scalar == "&" || scalar == "*", !isNameScalar(previous) {
                let name = scalars[scalars.index(after: index)...].prefix(while: isNameScalar)
                if !name.isEmpty {
                    if scalar == "&" {
                        anchors.insert(String(name))
                    } else if anchors.contains(String(name)) {
                        return Alias(
                            text: "*\(String(name))", location: SourceLocation(file: file, line: line, column: column))
                    }
                }
            }
            if scalar == "\n" {
                line += 1
                column = 1
            } else {
                column += 1
            }
            previous = scalar
            index = scalars.index(after: index)
        }
        return nil
    }

    /// What libyaml takes into the name of an anchor: ASCII letters and digits, `_` and `-`.
    private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
        default: false
        }
    }
}
