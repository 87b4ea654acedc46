import CaseEngine
import CaseStores
import DataValues
import Diagnostics
import StatutoryTime
import Workflows

extension ScenarioRun {
    /// Checks every item by itself, so that one that fails does not hide another.
    func check(_ expectation: CaseExpectation, fields: [BoundScenario.ExpectedField]) {
        let view: CaseView
        do {
            view = try engine.view(caseID)
        } catch {
            return fail(
                at: expectation.location, expected: BilingualText(zh: "案件可以查看", en: "the case can be looked at"),
                actual: FailureWords.of(error))
        }
        checkStates(expectation, view)
        for field in fields { check(field, view) }
        for deadline in expectation.deadlines { check(deadline, view) }
        if let allowed = expectation.allowed { check(allowed: allowed, at: expectation.location) }
        if let wanted = expectation.effects { check(effects: wanted, at: expectation.location) }
        if let closure = expectation.closure { check(closure, view) }
    }

    // MARK: - States and fields

    private func checkStates(_ expectation: CaseExpectation, _ view: CaseView) {
        let active = view.record.configuration
        let here = FailureWords.states(active)
        let actual = BilingualText(zh: "现处 \(here)", en: "it is at \(here)")
        for state in expectation.active where !active.contains(state.value) {
            fail(
                at: state.location,
                expected: BilingualText(zh: "处于状态 \(state.value)", en: "the state \(state.value) is active"),
                actual: actual)
        }
        for state in expectation.inactive where active.contains(state.value) {
            fail(
                at: state.location,
                expected: BilingualText(zh: "不处于状态 \(state.value)", en: "the state \(state.value) is not active"),
                actual: actual)
        }
    }

    private func check(_ field: BoundScenario.ExpectedField, _ view: CaseView) {
        let actual = DataValue.record(view.snapshot.fields)[field.path]
        guard !Self.agrees(actual, with: field.value) else { return }
        guard !isSensitive(field, view) else {
            fail(
                at: field.location,
                expected: BilingualText(zh: "\(field.path) 如此处所写", en: "\(field.path) is as written here"),
                actual: BilingualText(zh: "并非如此（敏感内容不显示）", en: "it is not (what is sensitive is not shown)"))
            return
        }
        func words(_ value: DataValue) -> BilingualText {
            guard !value.isNull else { return BilingualText(zh: "\(field.path) 没有值", en: "\(field.path) has no value") }
            return BilingualText(
                zh: "\(field.path) 为 \(field.type.shown(value, in: .chinese))",
                en: "\(field.path) is \(field.type.shown(value, in: .english))")
        }
        fail(at: field.location, expected: words(field.value), actual: words(actual))
    }

    /// Whether a value at this place, the expected or the actual one, holds anything that lists and errors mask.
    private func isSensitive(_ field: BoundScenario.ExpectedField, _ view: CaseView) -> Bool {
        let actual = view.snapshot.fields
        var expected = DataValue.record(actual)
        guard (try? expected.set(field.value, at: field.path)) != nil else { return true }
        return [DataValue.record(actual), expected].contains { value in
            DataValue.record(view.workflow.fields.masking(value.record ?? [:]))[field.path] != value[field.path]
        }
    }

    /// Whether a value is the expected one; a record may have more fields than are expected of it.
    private static func agrees(_ value: DataValue, with expected: DataValue) -> Bool {
        switch (value, expected) {
        case (.record(let fields), .record(let wanted)):
            wanted.allSatisfy { agrees(fields[$0.key] ?? .null, with: $0.value) }
        case (.list(let elements), .list(let wanted)):
            elements.count == wanted.count && zip(elements, wanted).allSatisfy { agrees($0, with: $1) }
        default: value == expected
        }
    }

    // MARK: - Deadlines

    private func check(_ expected: CaseExpectation.Deadline, _ view: CaseView) {
        let key = expected.key.value
        let actual = Self.standing(of: key, in: view)
        let words = Self.words(for: actual)
        if actual.standing == expected.standing { return }
        // A state that was left in time met its deadline, and its deadline no longer runs: both may be said.
        if expected.standing == .none, actual.standing == .met, !view.deadlines.contains(where: { $0.key == key }) {
            return
        }
        fail(
            at: expected.key.location,
            expected: BilingualText(
                zh: "期限 \(key) \(Self.words(for: (expected.standing, nil)).zh)",
                en: "the deadline \(key) \(Self.words(for: (expected.standing, nil)).en)"),
            actual: BilingualText(zh: "它\(words.zh)", en: "it \(words.en)"))
    }

    private typealias Found = (standing: CaseExpectation.Standing, lastDay: String?)

    private static func standing(of key: String, in view: CaseView) -> Found {
        let row = view.rows.first { $0.key == key }
        if let row, row.hasLapsed { return (.fired, row.dueOn) }
        if let deadline = view.deadlines.first(where: { $0.key == key }) {
            switch deadline.standing {
            case .due(let date): return (.due(date), date.description)
            case .waiting: return (.waiting, nil)
            case .met: return (.met, deadline.dueOn?.description)
            }
        }
        return row?.status == .met ? (.met, row?.dueOn) : (.none, nil)
    }

    private static func words(for found: Found) -> BilingualText {
        let day = found.lastDay
        switch found.standing {
        case .due(let date): return BilingualText(zh: "到期日为 \(date)", en: "is due on \(date)")
        case .waiting: return BilingualText(zh: "停着或尚未起算", en: "stands still or has not begun")
        case .met: return BilingualText(zh: "已满足", en: "is met")
        case .fired:
            return BilingualText(
                zh: "已届满生效" + (day.map { "（到期日 \($0)）" } ?? ""),
                en: "has fired" + (day.map { " (it was due on \($0))" } ?? ""))
        case .none: return BilingualText(zh: "不在计算", en: "does not run")
        }
    }

    // MARK: - What may be done, what was ordered, how it ended

    private func check(allowed: [Located<String>], at location: SourceLocation) {
        for event in allowed {
            let expected = BilingualText(zh: "\(event.value) 可以办理", en: "\(event.value) may be raised")
            do {
                let answers = try engine.why(caseID, event: event.value, actor: nil)
                guard let refusal = answers.lazy.compactMap(Self.obstacle).first else { continue }
                fail(at: event.location, expected: expected, actual: refusal)
            } catch {
                fail(at: event.location, expected: expected, actual: FailureWords.of(error))
            }
        }
        guard allowed.isEmpty else { return }
        let expected = BilingualText(zh: "什么也不能办理", en: "nothing may be raised")
        do {
            let open = try engine.why(caseID, actor: nil).filter { Self.obstacle($0) == nil }.map(\.event)
            guard !open.isEmpty else { return }
            let list = open.joined(separator: ", ")
            fail(
                at: location, expected: expected,
                actual: BilingualText(zh: "可以办理 \(list)", en: "these may be raised: \(list)"))
        } catch {
            fail(at: location, expected: expected, actual: FailureWords.of(error))
        }
    }

    /// Why nobody may raise an event now; nil when somebody may.
    private static func obstacle(_ answer: EventAnswer) -> BilingualText? {
        switch answer.verdict {
        case .allowed, .needsFacts, .cautioned: nil
        case .refused(let refusals): FailureWords.of(refusals)
        case .fault(let fault): FailureWords.of(.fault(caseID: nil, event: answer.event, fault))
        }
    }

    private func check(effects wanted: [Located<String>], at location: SourceLocation) {
        let list = effects.joined(separator: ", ")
        let actual =
            effects.isEmpty
            ? BilingualText(zh: "上次检查以来没有产生事项", en: "none were ordered since the last expectation")
            : BilingualText(zh: "上次检查以来产生了 \(list)", en: "since the last expectation: \(list)")
        if wanted.isEmpty, !effects.isEmpty {
            return fail(at: location, expected: BilingualText(zh: "没有产生事项", en: "no effects"), actual: actual)
        }
        var left = effects
        for kind in wanted {
            if let index = left.firstIndex(of: kind.value) {
                left.remove(at: index)
            } else {
                let count = wanted.count { $0.value == kind.value }
                let times = count > 1 ? " ×\(count)" : ""
                fail(
                    at: kind.location,
                    expected: BilingualText(zh: "产生事项 \(kind.value)\(times)", en: "the effect \(kind.value)\(times)"),
                    actual: actual)
            }
        }
    }

    private func check(_ expected: Located<CaseExpectation.Closure>, _ view: CaseView) {
        let isClosed = view.record.status == .closed
        let code = view.record.closureCode ?? "—"
        let actual =
            isClosed
            ? BilingualText(zh: "已结案，结案方式 \(code)", en: "it is closed with the code \(code)")
            : BilingualText(zh: "尚未结案", en: "it is open")
        switch expected.value {
        case .open where isClosed:
            fail(at: expected.location, expected: BilingualText(zh: "尚未结案", en: "the case is open"), actual: actual)
        case .code(let wanted) where !isClosed || view.record.closureCode != wanted:
            fail(
                at: expected.location,
                expected: BilingualText(zh: "以 \(wanted) 结案", en: "the case is closed with the code \(wanted)"),
                actual: actual)
        case .open, .code: return
        }
    }
}
