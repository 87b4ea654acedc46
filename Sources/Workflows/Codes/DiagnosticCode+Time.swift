import Diagnostics

extension DiagnosticCode {
    static let calendarMisplaced = DiagnosticCode(
        "T101", title: BilingualText(zh: "日历文件放错了地方", en: "a calendar file in the wrong folder"),
        explanation: BilingualText(
            zh: "日历按地方分目录：workflows/calendars/<地方>/<年>.yaml。文件里的 place、year 必须与目录、文件名一致，否则一个地方或一年的放假会算到另一处。",
            en: """
                Calendars lie in a folder per place: workflows/calendars/<place>/<year>.yaml. The file's `place` and `year` \
                must agree with its folder and name, or one place's or year's holidays would count in another.
                """))

    static let calendarBadRange = DiagnosticCode(
        "T102", title: BilingualText(zh: "假期的起止不成立", en: "a holiday that ends before it begins"),
        explanation: BilingualText(
            zh: "to 不得早于 from，一个假期也不会长过 60 天。", en: "`to` is not before `from`, and no holiday is longer than 60 days.")
    )

    static let calendarWrongYear = DiagnosticCode(
        "T103", title: BilingualText(zh: "日期不在该年", en: "a date outside the file's year"),
        explanation: BilingualText(
            zh: "每个文件写一年的放假通知。元旦假期可以伸进上一年的 12 月 29 日至 31 日，其他日期必须在该年之内。",
            en: """
                A file holds one year's notice. A New Year holiday may reach back over 29 to 31 December of the year before; every other \
                date lies in the year.
                """))

    static let calendarContradiction = DiagnosticCode(
        "T104", title: BilingualText(zh: "同一天既放假又上班", en: "a day both off and worked"),
        explanation: BilingualText(
            zh: "放假和调休上班不能是同一天，请核对国务院办公厅的通知。",
            en: "A day cannot be a holiday and a make-up working day; check the State Council's notice."))

    static let statuteMisnamed = DiagnosticCode(
        "T105", title: BilingualText(zh: "法律文件名与代号不一致", en: "a statute's file name and id disagree"),
        explanation: BilingualText(
            zh: "引用时用代号查文件，所以两者必须相同。", en: "A citation finds the file by the id, so the two must be equal."))

    static let calendarMakeUpOnWeekday = DiagnosticCode(
        "T106", title: BilingualText(zh: "调休上班日不是周末", en: "a make-up working day on a weekday"),
        explanation: BilingualText(
            zh: "调休是把周六、周日改为上班。working 里出现周一至周五，多半是日期写错了。只有地方日历可以这样写，用来取消全国的放假。",
            en: """
                Make-up days are Saturdays and Sundays that are worked. A weekday under `working` is most likely a slip in the date. \
                Only a local calendar may have one: it cancels a national holiday.
                """))

    static let calendarStrayStatutoryDay = DiagnosticCode(
        "T107", title: BilingualText(zh: "法定节假日不在假期之内", en: "a statutory day outside its holiday"),
        explanation: BilingualText(
            zh: "statutory 列出假期中属于法定节假日的日子，所以必须在 from 与 to 之间。",
            en: "`statutory` lists the statutory days among the days off, so they lie between `from` and `to`."))

    static let calendarYearMissing = DiagnosticCode(
        "T108", title: BilingualText(zh: "缺少今年的日历", en: "no calendar for this year"),
        explanation: BilingualText(
            zh: "没有今年的日历，工作日就只能按周六、周日推算，节假日前后的期限会算错。请按国务院办公厅的通知写一份。",
            en: """
                Without this year's calendar, working days are counted by Saturdays and Sundays alone, and time limits near a holiday come \
                out wrong. Write it from the State Council's notice.
                """))

    static let calendarNextYearMissing = DiagnosticCode(
        "T109", .warning, title: BilingualText(zh: "缺少明年的日历", en: "no calendar for next year"),
        explanation: BilingualText(
            zh: "跨到明年的期限只能暂定。通知发布前，可以先写只有法定节假日、published: false 的文件；通知一般在十一月发布。",
            en: """
                Time limits that reach into next year are provisional. Until the notice is out, most often in November, write a file with \
                the statutory days and `published: false`.
                """))

    static let calendarWithoutHolidays = DiagnosticCode(
        "T110", title: BilingualText(zh: "放假通知没有假期", en: "a holiday notice without holidays"),
        explanation: BilingualText(
            zh: "要加入的通知没有列出任何放假的日子。每年至少有法定节假日，空的通知会把节日当作工作日计算。",
            en: """
                The notice that is to be added lists no day off. Every year has its statutory holidays; an empty notice would count them as \
                working days.
                """))

    static let time: [DiagnosticCode] = [
        calendarMisplaced, calendarBadRange, calendarWrongYear, calendarContradiction, statuteMisnamed,
        calendarMakeUpOnWeekday, calendarStrayStatutoryDay, calendarYearMissing,
        calendarNextYearMissing, calendarWithoutHolidays,
    ]
}
