public import CaseStores

/// Where effects go once they are committed: a file, a command, a webhook.
///
/// `perform` may be asked twice for one effect (a worker died in between); the effect's id tells a repetition, and the sink must make
/// the second time harmless.
public protocol EffectSink {
    func perform(_ effect: OutboxRecord) throws
}
