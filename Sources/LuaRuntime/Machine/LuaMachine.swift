internal import CLuaShims
import DataValues

/// A Lua 5.4 interpreter in a sandbox, with limits: the owner of modules, documents and calls.
///
/// Scripts see `assert error ipairs next pairs pcall select tonumber tostring type`, the libraries `string`, `table`,
/// `math` and `utf8` without what could harm or could not be repeated, and the host functions given here. There is no
/// clock, no randomness, no file, no coroutine, no way to load code, and no metatable: a record or a list is all the
/// structure a decision needs, and without `setmetatable` no script can hook into the operations of another. `pairs`
/// goes in the order of the keys, `table.sort` is stable, `tostring` prints no address, and texts are not silently
/// numbers: the same inputs give the same answer on every run.
///
/// Nothing survives a call except what was written to a document: locals of a file that functions share are frozen when
/// it is loaded.
///
/// A machine has one owner at a time and is not `Sendable`; making one takes some tens of microseconds, so pool them.
/// It must not be entered from within a host function. After any failure it is usable for the next call.
public final class LuaMachine {
    public let limits: LuaLimits
    let core: OpaquePointer
    private let dispatch: HostDispatch
    /// Compiled shapes by document name and shape; they are few and live as long as the machine.
    private var shapes: [ShapeKey: Int32] = [:]

    private struct ShapeKey: Hashable {
        var name: String
        var fields: [String: LuaShape]
    }

    /// Fails with ``LuaError/Code/memoryLimit`` when the limit is too small for the libraries, and with
    /// ``LuaError/Code/declaration`` when a host function has a name that is not one, or is taken.
    public init(limits: LuaLimits = LuaLimits(), hostFunctions: [LuaHostFunction] = []) throws(LuaError) {
        var bounds = limits.bounds
        let dispatch = HostDispatch(hostFunctions, limits: limits)
        let context = Unmanaged.passUnretained(dispatch).toOpaque()
        guard let core = clua_create(&bounds, HostDispatch.callback, context) else {
            throw LuaError(.memoryLimit, "a machine does not fit into \(limits.memoryBytes) bytes")
        }
        self.limits = limits
        self.core = core
        self.dispatch = dispatch
        dispatch.core = core
        try check(clua_prepare(core))
        for (index, function) in hostFunctions.enumerated() { try add(function.signature, index) }
    }

    deinit {
        clua_destroy(core)
    }

    /// Bytes of memory held, garbage included; what counts against ``LuaLimits/memoryBytes``.
    public var memoryInUse: Int { clua_memory_in_use(core) }

    /// Frees what is no longer used. Never needed for correctness: running out of memory does it first.
    public func collectGarbage() {
        clua_collect(core)
    }

    private func add(_ function: LuaHostSignature, _ index: Int) throws(LuaError) {
        let parts = function.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, parts.allSatisfy(LuaToken.isName), let name = parts.last else {
            throw LuaError(.declaration, "'\(function.name)' is not a name for a host function")
        }
        let space = parts.count == 2 ? parts[0] : ""
        do throws(LuaError) {
            try check(clua_add_host_function(core, space, name, Int32(index)))
        } catch {
            throw error.code == .runtime ? LuaError(.declaration, error.message) : error
        }
    }

    /// A reference to the compiled shape of documents called `name`.
    func shape(_ fields: [String: LuaShape], name: String) throws(LuaError) -> Int32 {
        let key = ShapeKey(name: name, fields: fields)
        if let known = shapes[key] { return known }
        var writer = ValueWriter(core, limits: limits)
        try writer.write(LuaShape.record(fields).described)
        var reference: Int32 = 0
        try check(clua_make_shape(core, name, &reference))
        shapes[key] = reference
        return reference
    }
}

extension LuaLimits {
    fileprivate var bounds: clua_limits {
        let (seconds, attoseconds) = wallClock.components
        return clua_limits(
            instructions: Int64(max(1, instructions)), memory_bytes: max(0, memoryBytes),
            wall_clock_ns: max(0, seconds.multipliedReportingOverflow(by: 1_000_000_000).partialValue)
                + attoseconds / 1_000_000_000,
            text_bytes: max(0, textBytes), value_bytes: max(0, valueBytes),
            value_depth: Int64(min(max(1, valueDepth), 100)),
            value_count: Int64(max(1, valueCount)), list_count: Int64(max(0, listCount)),
            result_count: Int64(max(0, resultCount)), pattern_steps: Double(max(0, patternSteps)))
    }
}
