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
    private let reference: Int32
    private let frozenReference: Int32
    private let writableReference: Int32

    /// Fails when the record does not fit the shape, the limits or the machine's memory.
    public init(
        _ machine: LuaMachine, name: String, shape: [String: LuaShape], value: [String: DataValue] = [:]
    ) throws(LuaError) {
        let shape = try machine.shape(shape, name: name)
        var writer = ValueWriter(machine.core, limits: machine.limits)
        try writer.write(.record(value))
        var references: (Int32, Int32, Int32) = (0, 0, 0)
        try machine.check(clua_make_document(machine.core, shape, &references.0, &references.1, &references.2))
        self.machine = machine
        self.name = name
        (reference, frozenReference, writableReference) = references
    }

    deinit {
        clua_release(machine.core, reference)
        clua_release(machine.core, frozenReference)
        clua_release(machine.core, writableReference)
    }

    /// The view for guards.
    public var frozen: LuaView { LuaView(document: self, reference: frozenReference) }

    /// The view for actions.
    public var writable: LuaView { LuaView(document: self, reference: writableReference) }

    /// Makes it another record of the same shape, for the next case or event; views and invocations stay valid.
    /// Recorded changes are forgotten. When it throws, the document is as it was.
    public func replace(with value: [String: DataValue]) throws(LuaError) {
        var writer = ValueWriter(machine.core, limits: machine.limits)
        try writer.write(.record(value))
        try machine.check(clua_document_replace(machine.core, reference))
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
        try machine.check(clua_document_set(machine.core, reference))
    }

    /// The fields written since the last take, replacement or rollback, with their values now, whole: a change inside a
    /// list gives the list. A removed field is null. They count as taken, and can no longer be rolled back; when it
    /// throws, they are not.
    public func takeChanges() throws(LuaError) -> [String: DataValue] {
        try machine.check(clua_document_take_changes(machine.core, reference))
        var count = 0
        _ = clua_outgoing(machine.core, &count)
        if count == 0 { return [:] }
        var reader = ValueReader(machine.core)
        return reader.read().record ?? [:]
    }

    /// Undoes everything written since the last take, by scripts and by ``set(_:_:)``. Only fails when called from a
    /// host function.
    public func rollback() throws(LuaError) {
        try machine.check(clua_document_rollback(machine.core, reference))
    }

    /// The whole record as it is now.
    public func value() throws(LuaError) -> [String: DataValue] {
        try machine.check(clua_document_value(machine.core, frozenReference))
        var reader = ValueReader(machine.core)
        return reader.read().record ?? [:]
    }

    /// From now on, reading the field while it has no value is an error in these words; nil makes it nil again.
    public func explainAbsence(of field: String, _ reason: String?) throws(LuaError) {
        var writer = ValueWriter(machine.core, limits: machine.limits)
        try writer.write(reason.map { .text($0) } ?? .null)
        try machine.check(clua_document_explain(machine.core, reference, field))
    }
}
