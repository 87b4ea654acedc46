import DataValues

extension StepCommit {
    /// The step as it reads back from a store: every value in it without its `null` keys.
    ///
    /// Hashes are taken over canonical JSON, which leaves such keys out, and so stay as they are.
    public var normalized: StepCommit {
        var step = self
        step.record.snapshot = record.snapshot.normalized
        step.entries = entries.map { entry in
            var entry = entry
            entry.draft.data = entry.draft.data.normalized
            entry.draft.changes = entry.draft.changes.normalized
            entry.draft.trace = entry.draft.trace.normalized
            return entry
        }
        step.deadlines = deadlines.map { deadline in
            var deadline = deadline
            deadline.derivation = deadline.derivation.normalized
            deadline.warnOn = Array(Set(deadline.warnOn)).sorted()
            return deadline
        }
        step.effects = effects.map { effect in
            var effect = effect
            effect.payload = effect.payload.normalized
            return effect
        }
        step.request?.answer = request?.answer.normalized ?? .null
        step.bundle?.content = bundle?.content.normalized ?? .null
        step.calendars = calendars.map { calendar in
            var calendar = calendar
            calendar.content = calendar.content.normalized
            return calendar
        }
        return step
    }
}
