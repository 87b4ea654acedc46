public import CaseStores
public import Diagnostics

/// Where effects go once they are committed: a file, a command, a webhook.
///
/// `perform` may be asked twice for one effect (a worker died in between); the effect's id tells a repetition, and the sink must make
/// the second time harmless.
public protocol EffectSink {
    func perform(_ effect: OutboxRecord) throws(EffectFailure)
}

/// Why a sink could not perform an effect, in words for people: nothing of the effect's content is in it.
public struct EffectFailure: Error, Hashable, Sendable {
    public var what: BilingualText

    public init(_ what: BilingualText) {
        self.what = what
    }
}
