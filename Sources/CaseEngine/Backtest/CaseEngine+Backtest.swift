import CaseStores
import DataValues
public import Workflows

/// What came of asking recorded decisions again under other rules.
public struct BacktestReport: Sendable {
    public var cases = 0
    /// Decisions asked again: openings, acts, deadlines that fired.
    public var decisions = 0
    /// Decisions not asked again, since their case could not be followed so far.
    public var skipped = 0
    public var differences: [DecisionDifference] = []

    public init() {}

    public var differingCases: Int { Set(differences.map(\.caseID)).count }

    public mutating func add(_ other: BacktestReport) {
        cases += other.cases
        decisions += other.decisions
        skipped += other.skipped
        differences += other.differences
    }
}

extension CaseEngine {
    /// Asks every decision of a recorded case again under other rules, on the dates, facts and roles of the journal; nothing is written.
    ///
    /// What was refused at the time is in no journal, so it is not asked: a rule that now permits more shows only in where cases go.
    /// - Parameters:
    ///   - bundle: the other rules: edited, or published.
    ///   - renaming: states of the recorded rules whose id is another one in these.
    public func backtest(
        _ caseID: String, under bundle: WorkflowBundle, renaming: StateRenaming = StateRenaming([:])
    ) throws(EngineError) -> BacktestReport {
        let journal = try history(caseID)
        var shadow = ShadowCase(try machine(of: bundle), renaming: renaming)
        var replay = CaseReplay()
        for entry in journal {
            let before = replay.latest
            try follow(entry, in: &replay)
            guard let after = replay.latest else { continue }
            let recorder = try machine(of: after.record.bundleHash, caseID: caseID)
            shadow.follow(
                entry, from: before, to: after, recordedBy: recorder,
                try entry.calendarVersion == nil ? calendar(of: bundle).calendar : calendar(of: entry))
        }
        shadow.finish()
        var report = BacktestReport()
        report.cases = 1
        report.decisions = shadow.compared
        report.skipped = shadow.skipped
        report.differences = shadow.differences
        return report
    }
}
