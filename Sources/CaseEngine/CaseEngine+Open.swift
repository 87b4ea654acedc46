public import CaseStores
public import DataValues
import StatutoryTime
public import Workflows

/// What is needed to open a case.
public struct OpenRequest: Sendable {
    public var workflow: String
    public var locality: String
    public var facts: [String: DataValue]
    public var actor: Actor
    /// When the case began in law; the present moment without it.
    public var at: StatedTime?
    /// The same id with the same content answers with the case opened before.
    public var requestID: String?
    public var assignee: String?

    public init(
        workflow: String, locality: String, facts: [String: DataValue], actor: Actor, at: StatedTime? = nil,
        requestID: String? = nil, assignee: String? = nil
    ) {
        self.workflow = workflow
        self.locality = locality
        self.facts = facts
        self.actor = actor
        self.at = at
        self.requestID = requestID
        self.assignee = assignee
    }

    var body: DataValue {
        [
            "verb": "open", "workflow": .text(workflow), "locality": .text(locality), "facts": .record(facts),
            "actor": .text(actor.id), "assignee": assignee.map(DataValue.text) ?? .null,
            "at": at.map { .text($0.resolved(notBefore: nil).description) } ?? .null,
        ]
    }
}

/// What a command that changed a case answers.
public struct StepAnswer: Sendable {
    public var record: CaseRecord
    /// Nil when the answer is that of an earlier command with the same request id.
    public var step: CaseStep?
    /// Deadlines that had expired and fired before the step.
    public var fired: [FiredDeadline]
    /// Lapses that the step, entered late, withdrew.
    public var withdrawn: [WithdrawnLapse] = []
    public var isRepetition: Bool
}

extension CaseEngine {
    /// Opens a case under the newest bundle of its locality.
    ///
    /// Ids are `<year>-<locality>-<number>`, counted from 1 without gaps within a year and a locality; two offices opening at once get two
    /// numbers.
    public func open(_ request: OpenRequest) throws(EngineError) -> StepAnswer {
        if let answer = try earlierAnswer(to: request.requestID, body: request.body) { return answer }
        let machine = try machine(of: newestBundle(request.workflow, request.locality))
        let calendar = try calendar(of: machine.bundle)
        let time = try legalTime(request.at, notBefore: nil, caseID: nil, event: nil)
        let occurrence = Occurrence(event: "", facts: request.facts, actor: request.actor, time: time)
        let outcome: StepOutcome
        do {
            outcome = try machine.open(
                occurrence, calendar: calendar.calendar, people: environment.people?(request.locality))
        } catch {
            let secrets = SensitiveValues(of: machine.bundle.workflow.fields, in: request.facts)
            throw .fault(caseID: nil, event: nil, error.masking(secrets))
        }
        let step: CaseStep
        switch outcome {
        case .refused(let refusals):
            let secrets = SensitiveValues(of: machine.bundle.workflow.fields, in: request.facts)
            throw .refused(caseID: nil, event: nil, refusals.map { $0.masking(secrets) })
        case .taken(let taken): step = taken
        }
        let prefix = "\(time.date.year)-\(request.locality)-"
        var number = try firstFreeNumber(after: prefix)
        while true {
            let id = Self.caseID(prefix, number)
            let record = CaseRecord(
                id: id, workflow: request.workflow, locality: request.locality, bundleHash: machine.bundle.hash,
                configuration: [], snapshot: .null, title: "", assignee: request.assignee,
                openedOn: time.date.description, legalNow: time.description, recordedAt: time.description)
            let loaded = LoadedCase(record: record, snapshot: step.snapshot, machine: machine, calendar: calendar)
            do {
                let committed = try commit(
                    step, of: loaded, isNew: true,
                    as: StepRecord(
                        kind: .opened, event: nil, data: JournalEntry.data(of: request.facts), actor: request.actor,
                        rolesUsed: request.actor.roles.sorted(), time: time,
                        request: requestRecord(request.requestID, body: request.body, caseID: id)),
                    assigning: request.assignee)
                return StepAnswer(record: committed.record, step: committed.step, fired: [], isRepetition: false)
            } catch .store(let error) {
                if case .alreadyOpen = error.code {
                    number += 1
                    continue
                }
                if case .requestAnswered = error.code,
                    let answer = try earlierAnswer(to: request.requestID, body: request.body)
                {
                    return answer
                }
                throw .store(error)
            }
        }
    }
}

extension CaseEngine {
    fileprivate static func caseID(_ prefix: String, _ number: Int) -> String {
        prefix + String(number).leftPadded(to: 5)
    }

    /// The number that the next case of a year and place takes: they have no gaps, so looking at few of them is enough.
    fileprivate func firstFreeNumber(after prefix: String) throws(EngineError) -> Int {
        func isTaken(_ number: Int) throws(EngineError) -> Bool {
            try storing { () throws(StoreError) in try store.caseRecord(Self.caseID(prefix, number)) } != nil
        }
        var (taken, free) = (0, 1)
        while try isTaken(free) { (taken, free) = (free, free * 2) }
        while free - taken > 1 {
            let middle = (taken + free) / 2
            if try isTaken(middle) { taken = middle } else { free = middle }
        }
        return free
    }
}

extension String {
    fileprivate func leftPadded(to length: Int) -> String {
        String(repeating: "0", count: max(0, length - count)) + self
    }
}
