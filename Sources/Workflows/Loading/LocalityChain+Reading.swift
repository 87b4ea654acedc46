import Diagnostics

extension LocalityChain {
    /// The chain of a locality as its files declare it; nil when it is broken or unknown, which is then a finding.
    public init?(of code: String, from tree: SourceTree, log: DiagnosticLog) {
        guard let chain = LayerChain.read(code, from: SourceReader(tree, log: log)) else { return nil }
        self = chain.localities
    }
}
