/// A document as a script gets to see it, passed as an argument or bound into an environment.
public struct LuaView {
    public let document: LuaDocument
    let reference: Int32
    /// The table behind it, for functions that ``Bytecode/onlyReadsFields``.
    let data: Int32
}
