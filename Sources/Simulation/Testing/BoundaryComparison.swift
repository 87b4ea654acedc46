import Diagnostics
import StatutoryTime
import Workflows

/// A comparison of a script with a bound, and the values around that bound which scenarios should meet.
struct BoundaryComparison {
    enum Side: CaseIterable {
        case equal, below, above
        /// Of `==` and `~=`, which know no order.
        case unequal
    }

    let comparison: ScriptComparison
    let sides: [Side]
    private let left: BoundOperand
    private let right: BoundOperand

    init(_ comparison: ScriptComparison, in workflow: Workflow) {
        self.comparison = comparison
        left = BoundOperand(comparison.left, in: workflow)
        right = BoundOperand(comparison.right, in: workflow)
        guard !["==", "~="].contains(comparison.sign) else {
            // Of two numbers; other equalities have no bound.
            let isAboutNothing = [comparison.left, comparison.right].contains("nil")
            sides = (left.isNumber || right.isNumber) && !isAboutNothing ? [.equal, .unequal] : []
            return
        }
        // Counts and amounts are not below nothing.
        let isAboveNothing = right.literal == 0
        let isBelowNothing = left.literal == 0
        sides = Side.allCases.filter {
            switch $0 {
            case .equal: true
            case .below: !isAboveNothing
            case .above: !isBelowNothing
            case .unequal: false
            }
        }
    }

    /// Whether it has a bound: what was compared were whole numbers or dates, or nothing was compared yet.
    func isBound(_ met: NearestValues?) -> Bool {
        guard !sides.isEmpty else { return false }
        guard let met, met.hasOthers else { return true }
        return met.below != nil || met.equal != nil || met.above != nil
    }

    func gap(_ met: NearestValues?) -> RuleCoverage.Gap? {
        let missing = sides.filter { !isMet($0, met) }
        guard !missing.isEmpty else { return nil }
        return RuleCoverage.Gap(
            kind: .boundaries, location: comparison.location,
            subject: "\(comparison.left) \(comparison.sign) \(comparison.right)",
            what: met == nil ? neverCompared : words(missing, met ?? NearestValues()), count: missing.count)
    }

    private func isMet(_ side: Side, _ met: NearestValues?) -> Bool {
        guard let met else { return false }
        return switch side {
        case .equal: met.equal != nil
        case .below: met.isJustBelow
        case .above: met.isJustAbove
        case .unequal: met.below != nil || met.above != nil
        }
    }

    // MARK: - Words

    private var neverCompared: BilingualText {
        BilingualText(
            zh: "没有场景比较 \(left.name) 和 \(right.name)\(bound(nil).zh)",
            en: "no scenario compares \(left.name) with \(right.name)\(bound(nil).en)")
    }

    private func words(_ missing: [Side], _ met: NearestValues) -> BilingualText {
        let sides = missing.map { words(for: $0, met) }
        let (bound, nearest) = (bound(met), nearest(met))
        return BilingualText(
            zh:
                "\(left.name) 对 \(right.name)\(bound.zh)：没有\(BilingualList.either(sides.map(\.zh), "或"))场景\(nearest.zh)",
            en:
                "no scenario has \(left.name) \(BilingualList.either(sides.map(\.en), "or")) \(right.name)\(bound.en)\(nearest.en)"
        )
    }

    private func words(for side: Side, _ met: NearestValues) -> BilingualText {
        let unit = left.isMoney || right.isMoney ? "0.01" : "1"
        switch side {
        case .equal where met.areDates: return BilingualText(zh: "同日的", en: "on the day of")
        case .below where met.areDates: return BilingualText(zh: "早一日的", en: "on the day before")
        case .above where met.areDates: return BilingualText(zh: "晚一日的", en: "on the day after")
        case .equal: return BilingualText(zh: "相等的", en: "equal to")
        case .below: return BilingualText(zh: "低 \(unit) 的", en: "\(unit) below")
        case .above: return BilingualText(zh: "高 \(unit) 的", en: "\(unit) above")
        case .unequal: return BilingualText(zh: "不相等的", en: "other than")
        }
    }

    /// What a parameter's bound is, and where that is said: ` (93,003.00 CNY, workflows/localities/610100.yaml:8:14)`.
    private func bound(_ met: NearestValues?) -> BilingualText {
        let isLeft = left.isParameter && !right.isParameter
        let operand = isLeft ? left : right
        let pair = [met?.equal, met?.below, met?.above].lazy.compactMap(\.self).first
        let value = pair.map { isLeft ? $0.value : $0.bound }
        guard met?.areDates != true, operand.literal == nil, let shown = shown(value ?? operand.firstValue) else {
            return BilingualText(zh: "", en: "")
        }
        let place = operand.place(of: value).map { "\($0)" }
        return BilingualText(
            zh: "（\([shown, place].compactMap(\.self).joined(separator: "，"))）",
            en: " (\([shown, place].compactMap(\.self).joined(separator: ", ")))")
    }

    /// The values that came nearest, each with its bound where that was another than the one named.
    private func nearest(_ met: NearestValues) -> BilingualText {
        let named = (met.equal ?? met.below ?? met.above)?.bound
        let values = [met.below, met.above].compactMap(\.self).compactMap { pair -> BilingualText? in
            if met.areDates { return BilingualText(verbatim: day(pair.value)) }
            guard let value = shown(pair.value), let bound = shown(pair.bound) else { return nil }
            guard pair.bound != named, !left.isParameter else { return BilingualText(verbatim: value) }
            return BilingualText(zh: "\(value)（对 \(bound)）", en: "\(value) (with \(bound))")
        }
        guard !values.isEmpty else { return BilingualText(zh: "", en: "") }
        return BilingualText(
            zh: "；最近的是 \(values.map(\.zh).joined(separator: "、"))",
            en: "; the nearest met: \(values.map(\.en).joined(separator: ", "))")
    }

    private func shown(_ value: Int64?) -> String? {
        guard let value else { return nil }
        return left.isMoney || right.isMoney ? "\(MoneyLiteral.grouped(fen: value)) CNY" : "\(value)"
    }

    private func day(_ number: Int64) -> String { "\(LegalDate.epoch.adding(days: Int(number)))" }
}

/// Lists in sentences.
enum BilingualList {
    /// `a, b or c`, `甲、乙或丙`.
    static func either(_ items: [String], _ word: String) -> String {
        let isChinese = word == "或"
        guard items.count > 1, let last = items.last else { return items.first ?? "" }
        let head = items.dropLast().joined(separator: isChinese ? "、" : ", ")
        return isChinese ? "\(head)或\(last)" : "\(head) \(word) \(last)"
    }
}
