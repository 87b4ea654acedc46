/// What one machine may use, and what one call may ask of it, before the call fails.
///
/// Each limit closes a way in which a script could otherwise hold up or exhaust the process. Limits that depend on
/// nothing but the script (instructions, memory, sizes) fail the same way on every run; the wall clock is only the last
/// resort and has its own error.
public struct LuaLimits: Hashable, Sendable {
    /// Lua instructions a call may execute, counted in hundreds; library functions charge extra for work done in C.
    public var instructions: Int
    /// Bytes of live memory the machine may hold: its modules, its documents and what a call creates.
    public var memoryBytes: Int
    /// Time a call may take, counted from its hundredth instruction, to some milliseconds. Running into it is a fault of
    /// the machine or the script, never an answer.
    public var wallClock: Duration
    /// Bytes of UTF-8 in one source file.
    public var sourceBytes: Int
    /// Bytes of one text that a library function makes or that crosses the border between Lua and Swift.
    public var textBytes: Int
    /// Bytes one value may take when it crosses the border, all its texts and keys together.
    public var valueBytes: Int
    /// Levels of lists and records in one value that crosses the border.
    public var valueDepth: Int
    /// Lists, records and scalars in one value that crosses the border.
    public var valueCount: Int
    /// Elements that `table.concat`, `table.insert`, `table.remove` and `table.sort` work on.
    public var listCount: Int
    /// Values that `table.unpack`, `string.byte` and `utf8.codepoint` return at once.
    public var resultCount: Int
    /// Steps that matching a pattern may need at worst; estimated before matching from the pattern and the length of
    /// the text.
    public var patternSteps: Int

    public init(
        instructions: Int = 1_000_000, memoryBytes: Int = 4 << 20, wallClock: Duration = .seconds(1),
        sourceBytes: Int = 64 << 10, textBytes: Int = 256 << 10, valueBytes: Int = 1 << 20, valueDepth: Int = 32,
        valueCount: Int = 50_000, listCount: Int = 50_000, resultCount: Int = 250, patternSteps: Int = 30_000_000
    ) {
        self.instructions = instructions
        self.memoryBytes = memoryBytes
        self.wallClock = wallClock
        self.sourceBytes = sourceBytes
        self.textBytes = textBytes
        self.valueBytes = valueBytes
        // The encoder keeps the way down in an array of this size.
        self.valueDepth = min(max(1, valueDepth), 100)
        self.valueCount = valueCount
        self.listCount = listCount
        self.resultCount = resultCount
        self.patternSteps = patternSteps
    }
}
