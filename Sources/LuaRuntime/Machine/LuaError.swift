public import DataValues

/// Why a script could not be loaded, or why a call of it failed.
///
/// A failed call has no result and must be treated as having done nothing: roll its documents back. The machine stays
/// usable.
public struct LuaError: Error, Hashable, Sendable {
    public var code: Code
    /// What happened, in a lower-case English fragment without the place; words of scripts and host functions are kept
    /// as they are.
    public var message: String
    /// The chunk name given when the module was loaded; nil when no Lua code was running.
    public var file: String?
    /// The line, counted from 1.
    public var line: Int?
    /// The column, counted from 1 in characters; only known for some syntax errors.
    public var column: Int?
    /// The module's function that was called, when the failure is that of a call.
    public var function: String?
    /// The Lua functions that were running, innermost first, at most sixteen.
    public var traceback: [TracebackLine]
    /// What the script gave to `error`, when it was a table that could be converted.
    public var value: DataValue?

    public init(
        _ code: Code, _ message: String, file: String? = nil, line: Int? = nil, column: Int? = nil,
        function: String? = nil, traceback: [TracebackLine] = [], value: DataValue? = nil
    ) {
        self.code = code
        self.message = message
        self.file = file
        self.line = line
        self.column = column
        self.function = function
        self.traceback = traceback
        self.value = value
    }
}

extension LuaError {
    /// The closed set of causes; decide by it, never by the message.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// The source is not Lua.
        case syntax
        /// The source is longer than ``LuaLimits/sourceBytes``.
        case sourceTooLarge
        /// A module did not return a table of functions.
        case notAModule
        /// A function would keep state from one call to the next.
        case keepsState
        /// The script failed by itself: a wrong operation, or a call of `error`.
        case runtime
        /// The script ran longer than ``LuaLimits/instructions``.
        case instructionBudget
        /// The machine would hold more than ``LuaLimits/memoryBytes``.
        case memoryLimit
        /// The call took longer than ``LuaLimits/wallClock``: a fault, never an answer.
        case wallClock
        /// An argument of a library function is larger than its limit.
        case argumentTooLarge
        /// A host function was called where it may not be.
        case notPermittedHere
        /// A global, a library function, or a field that is not declared.
        case unknownName
        /// A global or a library was assigned.
        case globalAssignment
        /// Something that may only be read was assigned.
        case readOnly
        /// A field that has no value here, with the reason its owner gave.
        case unavailable
        /// A value of another kind than declared, or of a kind that cannot cross the border.
        case typeMismatch
        /// A value larger or deeper than the limits of the border.
        case valueTooLarge
        /// A host function refused or failed.
        case hostFunction
        /// The machine was entered from within one of its own host functions.
        case reentered
        /// A host function, document or machine was declared wrongly by the program.
        case declaration
    }

    /// One Lua function that was running.
    public struct TracebackLine: Hashable, Sendable {
        public var file: String
        /// The line being executed, from 1.
        public var line: Int
        /// The name the function was called by, when Lua knows it.
        public var function: String?

        public init(file: String, line: Int, function: String? = nil) {
            self.file = file
            self.line = line
            self.function = function
        }
    }
}

extension LuaError: CustomStringConvertible {
    public var description: String {
        var place = ""
        if let file { place += "\(file):" }
        if let line { place += "\(line):" }
        if let column { place += "\(column):" }
        return (place.isEmpty ? "" : place + " ") + message
    }
}

/// Everything found wrong with one source file; never empty.
public struct LuaLoadFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// In the order of the lines.
    public var problems: [LuaError]

    public init(problems: [LuaError]) {
        self.problems = problems
    }

    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
