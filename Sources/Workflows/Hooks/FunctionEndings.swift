import LuaRuntime

extension ScriptFunction {
    /// How one `return` ends a function, as far as its tokens tell.
    enum Ending: Hashable {
        /// Without a value, or with a bare `nil`.
        case nothing
        /// With `true` and nothing else.
        case bareTrue
        case value
    }

    /// What a function itself does to end; what stands in functions written inside it ends those.
    struct Endings {
        /// In the order of the text.
        var returns: [Ending] = []
        /// It names `error`, which ends it without an answer.
        var mayRaise = false
    }

    /// - Complexity: one walk over the body.
    var endings: Endings {
        let body = Array(body)
        var found = Endings()
        var place = 0
        while place < body.count {
            let token = body[place]
            switch (token.kind, token.text) {
            case (.keyword, "function"): place = body.endOfBlock(openedAt: place) ?? body.count
            case (.keyword, "return"): found.returns.append(Self.ending(body.dropFirst(place + 1).prefix(2)))
            case (.name, "error"): found.mayRaise = true
            default: break
            }
            place += 1
        }
        return found
    }

    /// - Parameter next: the two tokens after the `return`, or those that there are.
    private static func ending(_ next: ArraySlice<LuaToken>) -> Ending {
        let afterBlock: Set = ["end", "else", "elseif", "until", ";"]
        guard let first = next.first?.text, !afterBlock.contains(first) else { return .nothing }
        let isAlone = next.count == 1 || next.last.map { afterBlock.contains($0.text) } ?? true
        switch first {
        case "nil" where isAlone: return .nothing
        case "true" where isAlone: return .bareTrue
        default: return .value
        }
    }
}
