import Diagnostics

extension MappingSchema {
    /// `workflows/calendars/<place>/<year>.yaml`
    public static let calendarYear = MappingSchema(
        "calendar", BilingualText(zh: "一年的日历", en: "a year's calendar"),
        keys: [
            KeySchema("place", .scalar, required: true, zh: "cn 或行政区划代码", en: "cn or a locality's code"),
            KeySchema("year", .integer, required: true, zh: "年份", en: "the year"),
            KeySchema("source", .bilingual, required: true, zh: "放假通知的名称和文号", en: "the notice's name and number"),
            KeySchema("verified", .boolean, zh: "是否已与通知核对", en: "whether it was checked against the notice"),
            KeySchema(
                "published", .boolean, zh: "通知是否已公布；false 表示只有法定节日，结果为暂定",
                en: "whether the notice is out; false: statutory days only, results are provisional"),
            KeySchema(
                "holidays", .list(.object("holiday")), required: true, zh: "放假与调休", en: "holidays and make-up days"),
        ])

    static let holiday = MappingSchema(
        "holiday", BilingualText(zh: "一个假期", en: "a holiday"),
        keys: [
            KeySchema("title", .bilingual, required: true, zh: "名称", en: "its name"),
            KeySchema("from", .date, required: true, zh: "第一天", en: "the first day off"),
            KeySchema("to", .date, zh: "最后一天（只有一天时可省）", en: "the last day off; the first if left out"),
            KeySchema("working", .oneOrMore(.date), zh: "调休上班日", en: "make-up working days"),
            KeySchema("statutory", .oneOrMore(.date), zh: "法定节假日", en: "the statutory days among them"),
        ])

    /// `workflows/statutes/<id>.yaml`
    public static let statute = MappingSchema(
        "statute", BilingualText(zh: "一部法律", en: "a statute"),
        keys: [
            KeySchema("statute", .text, required: true, zh: "代号，与文件名相同", en: "its id, the file's name"),
            KeySchema("title", .bilingual, required: true, zh: "全称", en: "its full title"),
            KeySchema("short", .bilingual, required: true, zh: "引用时的简称", en: "as it is cited"),
            KeySchema("in_force", .date, required: true, zh: "施行日期", en: "in force since"),
            KeySchema("counting", .object("counting"), required: true, zh: "期间如何计算", en: "how it counts periods"),
            KeySchema(
                "articles", .table(.object("article")), required: true, zh: "被引用的条文", en: "the articles that are cited"),
        ])

    static let counting = MappingSchema(
        "counting", BilingualText(zh: "期间计算规则", en: "counting rules"),
        keys: [
            KeySchema(
                "working_days", .either([.list(.integer), .choice(["all", "none"]), .object("up_to")]), required: true,
                zh: "哪些数目的“日”是工作日：列表、all、none，或 { up_to: 10 }",
                en: "which numbers of 日 mean working days: a list, all, none, or { up_to: 10 }"),
            KeySchema(
                "rolls", .boolean, required: true, zh: "末日遇休息日是否顺延", en: "whether a last day on a rest day moves on"),
            KeySchema(
                "counts_start_day", .boolean, zh: "起算当日是否计入（默认 false）",
                en: "whether the start day is day 1; false if left out"),
            KeySchema("source", .bilingual, required: true, zh: "规则的出处", en: "where the rule stands"),
            KeySchema("verified", .boolean, zh: "是否已与原文核对", en: "whether it was checked against the text"),
        ])

    static let upTo = MappingSchema(
        "up_to", BilingualText(zh: "工作日规则的上限", en: "a limit of working days"),
        keys: [
            KeySchema(
                "up_to", .integer, required: true, zh: "不超过此数的“日”是工作日",
                en: "numbers of 日 up to this one are working days")
        ])

    /// Every schema of calendar and statute files.
    static let timeFiles: [MappingSchema] = [calendarYear, holiday, statute, counting, upTo, article]

    static let article = MappingSchema(
        "article", BilingualText(zh: "一条条文", en: "an article"),
        keys: [
            KeySchema("zh", .text, required: true, zh: "中文要旨", en: "its gist in Chinese"),
            KeySchema("en", .text, required: true, zh: "英文要旨", en: "its gist in English"),
            KeySchema("source", .text, zh: "出处", en: "where its wording was read"),
            KeySchema("verified", .boolean, zh: "是否已与原文核对", en: "whether it was checked against the text"),
            KeySchema(
                "at_most", .period, zh: "给机关的最长时间：引用本条而约束机关的期限不得更长",
                en: "the longest time it gives an office: no limit on an office that cites the article is longer"),
            KeySchema(
                "at_least", .period, zh: "给当事人的最短时间：引用本条而给当事人的期限不得更短",
                en: "the shortest time it gives to a party: no party's time that cites the article is shorter"),
            KeySchema(
                "extension", .period, zh: "至多可以延长多久：引用本条的期限的 extension 不得更长",
                en: "by how much time may be extended: no extension of a deadline that cites the article is longer"),
            KeySchema(
                "number", .integer, zh: "本条定的数：引用本条的整数参数须是它，值另写 law 的除外",
                en:
                    "the number it fixes: an integer parameter that cites the article is that, but for values with a law of their own"
            ),
        ])
}
