internal import CLuaShims
public import DataValues

/// A record kept inside a machine as Lua tables, so that asking many guards about it converts nothing.
///
/// Scripts see it through two views. Both know the declared names: a misspelt field is an error that names the nearest
/// one, a declared field without a value is nil. Both can be gone through with `pairs` (in the order of the keys),
/// `ipairs` and `#`.
///
/// * ``frozen`` can only be read, at all depths, at the speed of plain tables.
/// * ``writable`` can also be written, at all depths; `table.insert`, `table.remove` and `table.sort` work on its lists.
///   What is assigned is checked against the shape and copied: a table assigned to two fields becomes two values. Setting
///   nil removes.
///
/// An integer field takes a whole floating-point number and makes it an integer. An empty table is a record where the
/// shape says so and a list anywhere else.
public final class LuaDocument {
    public let machine: LuaMachine
    /// What messages call the document: `case`.
    public let name: String
    /// The names of its fields, in the order of the slots that ``readChanges(_:)`` speaks of.
    public let fieldNames: [String]
    private let parts: clua_document_parts

    /// Fails when the record does not fit the shape, the limits or the machine's memory.
    public init(
        _ machine: LuaMachine, name: String, shape: [String: LuaShape], value: [String: DataValue] = [:]
    ) throws(LuaError) {
        let shape = try machine.shape(shape, name: name)
        var writer = ValueWriter(machine.core, limits: machine.limits)
        try writer.write(.record(value))
        var parts = clua_document_parts()
        try machine.check(clua_make_document(machine.core, shape, &parts))
        var reader = ValueReader(machine.core)
        self.machine = machine
        self.name = name
        self.parts = parts
        fieldNames = (reader.read().list ?? []).map { $0.text ?? "" }
    }

    deinit {
        clua_release(machine.core, parts.document)
        clua_release(machine.core, parts.frozen)
        clua_release(machine.core, parts.writable)
        clua_release(machine.core, parts.data)
    }

    /// The view for guards.
    public var frozen: LuaView { LuaView(document: self, reference: parts.frozen, data: parts.data) }

    /// The view for actions.
    public var writable: LuaView { LuaView(document: self, reference: parts.writable, data: parts.data) }

    /// Makes it another record of the same shape, for the next case or event; views and invocations stay valid.
    /// Recorded changes are forgotten. When it throws, the document is as it was.
    public func replace(with value: [String: DataValue]) throws(LuaError) {
        var writer = ValueWriter(machine.core, limits: machine.limits)
        try writer.write(.record(value))
        try machine.check(clua_document_replace(machine.core, parts.document, parts.log))
    }

    /// Sets a field as a script would: checked, recorded, undone by ``rollback()``. Null removes its value.
    public func set(_ field: String, _ value: DataValue) throws(LuaError) {
        try set([field: value])
    }

    /// Sets these fields, or when it throws none of them.
    public func set(_ fields: [String: DataValue]) throws(LuaError) {
        var writer = ValueWriter(machine.core, limits: machine.limits)
        try writer.write(.integer(Int64(fields.count)))
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            try writer.write(.text(name))
            try writer.write(value)
        }
        try machine.check(clua_document_set(machine.core, parts.document))
    }

    /// The fields written since the last take, replacement or rollback, with their values now, whole: a change inside a
    /// list gives the list. A removed field is null. They count as taken, and can no longer be rolled back; when it
    /// throws, they are not.
    public func takeChanges() throws(LuaError) -> [String: DataValue] {
        var changes: [String: DataValue] = [:]
        try takeChanges { changes[fieldNames[$0]] = $1 }
        return changes
    }

    /// Takes changes as ``takeChanges()`` does, and gives them as ``readChanges(_:)`` does.
    public func takeChanges(_ body: (_ slot: Int, _ value: DataValue) -> Void) throws(LuaError) {
        var count: Int32 = 0
        try machine.check(clua_document_take(machine.core, parts.document, parts.log, &count))
        hold(count, body)
    }

    /// Takes changes as ``takeChanges()`` does, and puts each value at its slot in `fields`.
    public func takeChanges(into fields: inout [DataValue]) throws(LuaError) {
        var count: Int32 = 0
        try machine.check(clua_document_take(machine.core, parts.document, parts.log, &count))
        give(count) { fields[$0] = $1 }
    }

    /// Gives the fields written since changes were last read or taken, as slots of ``fieldNames`` and values as in
    /// ``takeChanges()``, in the order first written; they can still be rolled back. Costs what was written, not what the
    /// document holds. Whatever `body` asks of the machine fails as ``LuaError/Code/reentered``.
    public func readChanges(_ body: (_ slot: Int, _ value: DataValue) -> Void) throws(LuaError) {
        var count: Int32 = 0
        try machine.check(clua_document_changes(machine.core, parts.document, parts.log, &count))
        hold(count, body)
    }

    /// Gives changes to code that could call the machine, which would overwrite them.
    private func hold(_ count: Int32, _ body: (_ slot: Int, _ value: DataValue) -> Void) {
        clua_hold(machine.core)
        defer { clua_let_go(machine.core) }
        give(count, body)
    }

    @inline(__always)
    private func give(_ count: Int32, _ body: (_ slot: Int, _ value: DataValue) -> Void) {
        guard count > 0, let changes = clua_said_changes(parts.log) else { return }
        for change in UnsafeBufferPointer(start: changes, count: Int(count)) {
            body(Int(change.slot), value(of: change))
        }
    }

    @inline(__always)
    private func value(of change: clua_change) -> DataValue {
        switch Int(change.kind) {
        case CLUA_CHANGE_FALSE: return .boolean(false)
        case CLUA_CHANGE_TRUE: return .boolean(true)
        case CLUA_CHANGE_INTEGER: return .integer(change.whole)
        case CLUA_CHANGE_REAL: return .real(change.real)
        case CLUA_CHANGE_TEXT:
            let bytes = UnsafeRawBufferPointer(start: change.text, count: change.count)
            return .text(String(decoding: bytes, as: UTF8.self))
        case CLUA_CHANGE_ENCODED:
            var reader = ValueReader(machine.core, from: Int(change.whole))
            return reader.read()
        default: return .null
        }
    }

    /// Keeps everything written so far: ``rollback()`` undoes only what comes after.
    public func commit() throws(LuaError) {
        try machine.check(clua_document_commit(machine.core, parts.document, parts.log))
    }

    /// Undoes everything written since the last take or commit, by scripts and by ``set(_:_:)``. Only fails when called
    /// from a host function.
    public func rollback() throws(LuaError) {
        try machine.check(clua_document_rollback(machine.core, parts.document, parts.log))
    }

    /// The whole record as it is now.
    public func value() throws(LuaError) -> [String: DataValue] {
        try machine.check(clua_document_value(machine.core, parts.frozen))
        var reader = ValueReader(machine.core)
        return reader.read().record ?? [:]
    }

    /// From now on, reading the field while it has no value is an error in these words; nil makes it nil again.
    public func explainAbsence(of field: String, _ reason: String?) throws(LuaError) {
        var writer = ValueWriter(machine.core, limits: machine.limits)
        try writer.write(reason.map { .text($0) } ?? .null)
        try machine.check(clua_document_explain(machine.core, parts.document, field))
    }
}
