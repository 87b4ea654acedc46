/// What scripts see of Lua itself; everything else of the standard libraries is withheld (`LuaMachine`).
enum SandboxNames {
    static let functions = [
        "assert", "error", "ipairs", "next", "pairs", "pcall", "select", "tonumber", "tostring", "type",
    ]

    static let libraries: [(name: String, members: [String])] = [
        (
            "string",
            [
                "byte", "char", "find", "format", "gmatch", "gsub", "len", "lower", "match", "rep", "reverse", "sub",
                "upper",
            ]
        ),
        ("table", ["concat", "insert", "pack", "remove", "sort", "unpack"]),
        (
            "math",
            [
                "abs", "ceil", "floor", "fmod", "huge", "max", "maxinteger", "min", "mininteger", "modf", "pi", "sqrt",
                "tointeger", "type", "ult",
            ]
        ),
        ("utf8", ["char", "charpattern", "codes", "len", "offset"]),
    ]

    /// Names of the standard libraries that an editor must not offer.
    static let withheldLibraries = ["bit", "bit32", "coroutine", "debug", "ffi", "io", "jit", "os", "package"]
}
