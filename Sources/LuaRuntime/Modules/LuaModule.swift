internal import CLuaShims
public import DataValues

/// A loaded file: its functions by name. Keep it (or one of its functions) as long as they are to be called.
public struct LuaModule {
    /// The chunk name it was loaded under, which messages carry as the file.
    public let name: String
    public let functions: [String: LuaFunction]
    let owner: LuaReferences
    /// The read-only table of its functions that other modules get; see ``LuaBinding/module(_:)``.
    let exports: Int32
    /// The table that the file returned, which its functions know as their own; 0 where several modules were combined.
    let table: Int32

    /// The function of that name.
    public subscript(name: String) -> LuaFunction? { functions[name] }

    /// The names of its functions, sorted.
    public var functionNames: [String] { functions.keys.sorted() }
}

/// A function of a loaded module.
public struct LuaFunction {
    public let name: String
    public let file: String
    /// Where it begins, from 1; nil for a function of a library or of Swift that the module only passes on.
    public let line: Int?
    /// How many parameters it declares, so that a caller can spare itself what will not be looked at; nil when it varies.
    public let parameterCount: Int?
    let reference: Int32
    let owner: LuaReferences
}

/// A value that a file finds under a global name.
public enum LuaBinding {
    /// A constant; lists and records can only be read.
    case value(DataValue)
    /// The document's tables stay readable as they are when the document itself is let go.
    case view(LuaView)
    /// The functions of a module loaded earlier on the same machine: `base.name(…)`. Misspelt names are errors.
    case module(LuaModule)
}

/// References into a machine that are given back together.
final class LuaReferences {
    let machine: LuaMachine
    private var references: [Int32] = []

    init(_ machine: LuaMachine) {
        self.machine = machine
    }

    func append(_ reference: Int32) {
        references.append(reference)
    }

    deinit {
        for reference in references { clua_release(machine.core, reference) }
    }
}
