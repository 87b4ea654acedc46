import DataValues
import Diagnostics
import StatutoryTime

/// Days of a calendar as JSON.
enum CalendarData {
    static func day(_ date: LegalDate, isWorking: Bool, reason: BilingualText, source: BilingualText?) -> [String:
        DataValue]
    {
        var data: [String: DataValue] = [
            "date": .text(date.description), "working": .boolean(isWorking), "reason": .text(reason.spoken),
        ]
        data["source"] = source.map { .text($0.spoken) }
        return data
    }
}
