/// A border over which bytes from outside come in, and what is promised whatever they are.
///
/// The promise is one function of the bytes, so that the same code is driven by kept files, by random mutations of them in the tests, and
/// by libFuzzer (`make fuzz`).
public enum FuzzTarget: String, CaseIterable, Sendable {
    #if !KERNEL_ONLY  // where the sanitizers go, the loader and what it stands on are not built
        /// A workflow file: loading gives a bundle or errors with known codes, and a bundle is restored as itself.
        case yaml
    #endif
    /// An SCXML document: reading gives a document or findings, and running it ends within its limits.
    case scxml
    /// A script and its arguments: whatever it does, the machine answers the next call.
    case lua

    /// What was promised and not kept; nil when all was.
    public func brokenPromise(_ bytes: [UInt8]) -> String? {
        switch self {
        #if !KERNEL_ONLY
            case .yaml: WorkflowFuzzing.brokenPromise(bytes)
        #endif
        case .scxml: SCXMLFuzzing.brokenPromise(bytes)
        case .lua: LuaFuzzing.brokenPromise(bytes)
        }
    }
}
