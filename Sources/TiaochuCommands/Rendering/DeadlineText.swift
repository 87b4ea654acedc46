import CaseStores
import Diagnostics

/// A deadline's status in words.
enum DeadlineText {
    static func status(_ status: DeadlineRecord.Status) -> String {
        switch status {
        case .pending: say(zh: "进行中", en: "running")
        case .met: say(zh: "已办", en: "met")
        case .fired: say(zh: "已届满", en: "expired")
        case .cancelled: say(zh: "不再适用", en: "no longer applies")
        }
    }
}
