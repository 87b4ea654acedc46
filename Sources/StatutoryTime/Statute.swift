public import Diagnostics

/// A law as far as time limits need it: how it counts, and the articles that are cited.
public struct Statute: Hashable, Sendable {
    /// A rule that a number of 日 means working days: 办案规则 第八十条 for 3, 5 and 10.
    public struct WorkingDayRule: Hashable, Sendable {
        /// The numbers it holds for; empty for every number up to `atMost`.
        public var amounts: Set<Int>
        /// Every number up to this one; nil when `amounts` lists them, or for all when both are empty.
        public var atMost: Int?

        public init(amounts: Set<Int> = [], atMost: Int? = nil) {
            self.amounts = amounts
            self.atMost = atMost
        }

        public func holds(for amount: Int) -> Bool {
            if let atMost { return amount <= atMost }
            return amounts.isEmpty || amounts.contains(amount)
        }
    }

    public struct Article: Hashable, Sendable {
        public var number: String
        /// What it says, in a sentence.
        public var gist: BilingualText
        /// Where its wording was read.
        public var source: String
        /// Whether somebody has compared it with the statute's text.
        public var isVerified: Bool

        public init(number: String, gist: BilingualText, source: String, isVerified: Bool) {
            self.number = number
            self.gist = gist
            self.source = source
            self.isVerified = isVerified
        }
    }

    public var id: String
    public var title: BilingualText
    /// As it is cited: 劳动争议调解仲裁法.
    public var short: BilingualText
    public var inForce: LegalDate
    /// Whether a number of 日 in it means working days; nil when it always means calendar days.
    public var workingDays: WorkingDayRule?
    /// The article that says how it counts.
    public var countingSource: BilingualText
    /// Whether a last day on a rest day moves on.
    public var rolls: Bool
    public var articles: [Article]

    public init(
        id: String, title: BilingualText, short: BilingualText, inForce: LegalDate, workingDays: WorkingDayRule?,
        countingSource: BilingualText, rolls: Bool, articles: [Article]
    ) {
        self.id = id
        self.title = title
        self.short = short
        self.inForce = inForce
        self.workingDays = workingDays
        self.countingSource = countingSource
        self.rolls = rolls
        self.articles = articles
    }

    /// The article of this number, `41(2)` finding article 41; nil when the statute's file does not have it.
    public func article(_ number: String) -> Article? {
        let head = String(number.prefix { $0 != "(" })
        return articles.first { $0.number == number } ?? articles.first { $0.number == head }
    }

    /// The unit that a number of 日 has in this statute.
    public func unit(ofDays amount: Int) -> Period.Unit {
        workingDays?.holds(for: amount) == true ? .workingDays : .days
    }

    /// A citation as lawyers write it: 劳动争议调解仲裁法 第四十三条; 第五十八条第二款 for `58(2)`; LMAL art. 43.
    public func citation(_ article: String) -> BilingualText {
        let parts = article.split(whereSeparator: { "()（）-".contains($0) }).map(String.init)
        var zh = ""
        let suffixes = ["条", "款", "项"]
        for (index, part) in parts.prefix(3).enumerated() {
            if index == 1, article.contains("-") {
                zh += "之" + (ChineseNumeral.text(part) ?? part)
            } else {
                zh += "第" + (ChineseNumeral.text(part) ?? part) + suffixes[index]
            }
        }
        return BilingualText(zh: "\(short.zh) \(zh)", en: "\(short.en) art. \(article)")
    }
}

/// Numbers as statutes write them: 四十三, 二百零五.
public enum ChineseNumeral {
    /// The numeral of `1`…`9999`; nil for anything else.
    public static func text(_ digits: String) -> String? {
        guard let number = Int(digits), (1...9999).contains(number) else { return nil }
        let names = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        let units = ["", "十", "百", "千"]
        let places = String(number).compactMap(\.wholeNumberValue)
        var text = ""
        var owesZero = false
        for (index, digit) in places.enumerated() {
            let unit = places.count - 1 - index
            if digit == 0 {
                owesZero = true
                continue
            }
            if owesZero { text += "零" }
            owesZero = false
            // 十五, not 一十五.
            text += (digit == 1 && unit == 1 && text.isEmpty ? "" : names[digit]) + units[unit]
        }
        return text
    }
}
