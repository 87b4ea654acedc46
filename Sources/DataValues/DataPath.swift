/// The way to one place inside a value: `applicant.name`, `claims[2].amount`, `["a.b"].c`. List positions count from 0.
public struct DataPath: Hashable, Sendable {
    public enum Component: Hashable, Sendable {
        case key(String)
        case index(Int)
    }

    public var components: [Component]

    /// No components: the whole value.
    public init(_ components: [Component] = []) {
        self.components = components
    }

    public static func / (path: DataPath, key: String) -> DataPath {
        DataPath(path.components + [.key(key)])
    }

    public static func / (path: DataPath, index: Int) -> DataPath {
        DataPath(path.components + [.index(index)])
    }
}

// MARK: - As text

/// Why a text is not a path; `column` counts characters from 1.
public struct DataPathSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    public var text: String
    public var column: Int

    public var description: String {
        "\"\(text)\" is not a path at character \(column); write for example applicant.name or claims[2].amount"
    }
}

extension DataPath: CustomStringConvertible {
    /// The text that `init(parsing:)` reads back as the same path.
    public var description: String {
        var text = ""
        for component in components {
            switch component {
            case .index(let index): text += "[\(index)]"
            case .key(let key) where key.isEmpty || key.contains(where: { ".[]\"".contains($0) }):
                text += "[\(DataValue.text(key).canonicalJSON)]"
            case .key(let key): text += text.isEmpty ? key : ".\(key)"
            }
        }
        return text
    }

    /// Reads `applicant.name`, `claims[2].amount`, `["a.b"].c`; the empty text is the whole value.
    ///
    /// Keys may hold any characters but `. [ ] "`, Chinese ones included; other keys stand in brackets as JSON texts.
    public init(parsing text: String) throws(DataPathSyntaxError) {
        let characters = Array(text)
        var components: [Component] = []
        var position = 0
        while position < characters.count {
            if characters[position] == "[" {
                let (component, next) = try Self.bracketed(characters, at: position, of: text)
                components.append(component)
                position = next
                continue
            }
            if characters[position] == "." {
                guard !components.isEmpty else { throw DataPathSyntaxError(text: text, column: position + 1) }
                position += 1
            } else if !components.isEmpty {
                throw DataPathSyntaxError(text: text, column: position + 1)
            }
            let end = characters[position...].firstIndex { ".[]\"".contains($0) } ?? characters.count
            guard end > position else { throw DataPathSyntaxError(text: text, column: position + 1) }
            components.append(.key(String(characters[position..<end])))
            position = end
        }
        self.components = components
    }

    /// Reads `[2]` or `["key"]` from its opening bracket; answers with the position after the closing one.
    private static func bracketed(
        _ characters: [Character], at start: Int, of text: String
    ) throws(DataPathSyntaxError) -> (Component, Int) {
        var position = start + 1
        if position < characters.count, characters[position] == "\"" {
            position += 1
            while position < characters.count, characters[position] != "\"" {
                position += characters[position] == "\\" ? 2 : 1
            }
            let end = position + 1
            guard end < characters.count, characters[end] == "]",
                let key = try? DataValue(json: String(characters[(start + 1)..<end])).text
            else { throw DataPathSyntaxError(text: text, column: start + 1) }
            return (.key(key), end + 1)
        }
        guard let end = characters[position...].firstIndex(of: "]"),
            let index = Int(String(characters[position..<end])), index >= 0, characters[position].isASCII,
            characters[position].isNumber
        else { throw DataPathSyntaxError(text: text, column: start + 1) }
        return (.index(index), end + 1)
    }
}
