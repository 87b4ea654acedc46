public import DataValues
import Diagnostics
public import StatutoryTime

extension WorkCalendar {
    /// What the calendar says, as data whose hash names the version a step was computed with.
    public var content: DataValue {
        .record([
            "format": 1,
            "notices": .list(
                notices.map { notice in
                    [
                        "place": .text(notice.place), "year": .integer(Int64(notice.year)),
                        "source": ["zh": .text(notice.source.zh), "en": .text(notice.source.en)],
                        "published": .boolean(notice.isPublished),
                        "days": .record(
                            Dictionary(
                                uniqueKeysWithValues: notice.days.map { date, entry in
                                    (date.description, .text(entry.isWorking ? "working" : "rest"))
                                })),
                    ]
                }),
        ])
    }
}
