public import DataValues
import Diagnostics
public import StatutoryTime

extension WorkCalendar {
    /// What the calendar says, as data whose hash names the version a step was computed with.
    public var content: DataValue {
        .record([
            "format": 2,
            "notices": .list(
                notices.map { notice in
                    [
                        "place": .text(notice.place), "year": .integer(Int64(notice.year)),
                        "source": notice.source.data, "published": .boolean(notice.isPublished),
                        "verified": .boolean(notice.isVerified),
                        "days": .record(
                            Dictionary(
                                uniqueKeysWithValues: notice.days.map { ($0.description, $1.content) })),
                    ]
                }),
        ])
    }

    /// The calendar that `content` describes; nil for what is not such a content.
    ///
    /// Content of format 1 does not name its days: there every day bears the name of its notice.
    public init?(content: DataValue) {
        guard let format = content["format"].integer, (1...2).contains(format), let list = content["notices"].list
        else { return nil }
        var notices: [Notice] = []
        for value in list {
            guard let place = value["place"].text, let year = value["year"].integer.flatMap(Int.init(exactly:)),
                let source = BilingualText(value["source"]), let isPublished = value["published"].boolean,
                let days = value["days"].record
            else { return nil }
            var entries: [LegalDate: Entry] = [:]
            for (text, day) in days {
                guard let date = LegalDate(text), let entry = Entry(day, of: source) else { return nil }
                entries[date] = entry
            }
            notices.append(
                Notice(
                    place: place, year: year, source: source, isPublished: isPublished,
                    isVerified: value["verified"].boolean ?? true, days: entries))
        }
        self.init(notices: notices)
    }
}

extension WorkCalendar.Entry {
    private static let working = "working"
    private static let rest = "rest"

    fileprivate var content: DataValue {
        ["day": .text(isWorking ? Self.working : Self.rest), "name": name.data, "statutory": .boolean(isStatutory)]
    }

    fileprivate init?(_ content: DataValue, of source: BilingualText) {
        let word = content.text ?? content["day"].text
        guard word == Self.working || word == Self.rest else { return nil }
        self.init(
            isWorking: word == Self.working, name: BilingualText(content["name"]) ?? source,
            isStatutory: content["statutory"].boolean ?? false)
    }
}

extension BilingualText {
    fileprivate var data: DataValue { ["zh": .text(zh), "en": .text(en)] }

    fileprivate init?(_ data: DataValue) {
        guard let zh = data["zh"].text, let en = data["en"].text else { return nil }
        self.init(zh: zh, en: en)
    }
}
