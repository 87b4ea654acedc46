import CaseStores
import Diagnostics

/// A deadline's status in words.
enum DeadlineText {
    private static let mark = "*"

    /// A last day, marked where it rests on a year whose holidays are not published.
    static func day(_ date: String?, isProvisional: Bool) -> String {
        (date ?? "—") + (isProvisional ? mark : "")
    }

    /// What is over moves no more.
    static func isMarked(_ row: DeadlineRecord) -> Bool { row.status == .pending && row.isProvisional }

    /// What the mark means.
    static var provisional: String {
        mark + say(zh: " 暂定：该年放假安排尚未公布。", en: " provisional: that year's holidays are not published yet.")
    }

    /// What a list says under deadlines that are over and have raised no event yet.
    static var awaitsLapse: String {
        say(
            zh: "有期限已届满而尚未生效；用 tiaochu deadline run 使其生效。",
            en: "deadlines are over whose events have not been raised; `tiaochu deadline run` raises them.")
    }

    /// A deadline without a day waits for the date it counts from, or its clock stands still.
    static func status(of row: DeadlineRecord) -> String {
        row.status == .pending && row.dueOn == nil ? say(zh: "未在计算", en: "not running") : status(row.status)
    }

    static func status(_ status: DeadlineRecord.Status) -> String {
        switch status {
        case .pending: say(zh: "进行中", en: "running")
        case .met: say(zh: "已办", en: "met")
        case .fired: say(zh: "已届满", en: "expired")
        case .overdue: say(zh: "已逾期", en: "overdue")
        case .cancelled: say(zh: "不再适用", en: "no longer applies")
        }
    }
}
