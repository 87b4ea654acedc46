public import DataValues

/// What a function written in Swift looks like to scripts: its name, parameters, result, places and one sentence about it.
///
/// It is data: the same value checks arguments at run time and is the source of the editor stubs and the reference page.
public struct LuaHostSignature: Hashable, Sendable {
    /// A global name, or one inside a namespace: `dates.days_between`. Lua identifiers, at most one dot.
    public var name: String
    public var parameters: [LuaParameter]
    /// What is returned; nil for a function called for its effect.
    public var result: LuaType?
    /// Where it may be called; anywhere else the call is an error that says so.
    public var contexts: LuaContexts
    /// One sentence for the person who writes scripts, in Chinese.
    public var zh: String
    /// The same sentence in English.
    public var en: String

    public init(
        _ name: String, parameters: [LuaParameter] = [], result: LuaType? = nil, contexts: LuaContexts = .hooks,
        zh: String, en: String
    ) {
        self.name = name
        self.parameters = parameters
        self.result = result
        self.contexts = contexts
        self.zh = zh
        self.en = en
    }
}

/// A function written in Swift that scripts can call by name.
///
///     LuaHostFunction(
///         "dates.days_between",
///         parameters: [LuaParameter("from", .text), LuaParameter("to", .text)],
///         result: .integer, contexts: .hooks,
///         zh: "两个日期之间的天数。", en: "Days from one date to another."
///     ) { arguments in … }
public struct LuaHostFunction {
    public var signature: LuaHostSignature
    /// Gets as many values as there are parameters, already checked; a left-out optional one is `null`.
    ///
    /// It must not call the machine, nor keep it alive. What it throws becomes a Lua error at the line of the call: a ``LuaHostFailure``
    /// with its own words, any other error with its description. A script may catch that with `pcall`.
    public var body: ([DataValue]) throws -> DataValue

    public init(_ signature: LuaHostSignature, body: @escaping ([DataValue]) throws -> DataValue) {
        self.signature = signature
        self.body = body
    }

    public init(
        _ name: String, parameters: [LuaParameter] = [], result: LuaType? = nil, contexts: LuaContexts = .hooks,
        zh: String, en: String, body: @escaping ([DataValue]) throws -> DataValue
    ) {
        self.init(
            LuaHostSignature(name, parameters: parameters, result: result, contexts: contexts, zh: zh, en: en),
            body: body)
    }
}

/// A parameter of a ``LuaHostSignature``; its name stands in error messages and editor stubs.
public struct LuaParameter: Hashable, Sendable {
    public var name: String
    public var type: LuaType
    /// Whether it may be left out or be nil; optional parameters stand last.
    public var isOptional: Bool
    /// What it means, where the name does not say it.
    public var zh: String?
    public var en: String?

    public init(_ name: String, _ type: LuaType, isOptional: Bool = false, zh: String? = nil, en: String? = nil) {
        self.name = name
        self.type = type
        self.isOptional = isOptional
        self.zh = zh
        self.en = en
    }
}

/// Thrown by a host function to refuse a call, in words the script's author reads.
public struct LuaHostFailure: Error, Hashable, Sendable {
    public var code: LuaError.Code
    public var message: String

    public init(_ message: String, code: LuaError.Code = .hostFunction) {
        self.code = code
        self.message = message
    }
}
