public import Diagnostics

/// A law as far as time limits need it: how it counts, and the articles that are cited.
public struct Statute: Hashable, Sendable {
    public struct Article: Hashable, Sendable {
        /// `43`, `41(2)`, `276-1`.
        public var number: String
        /// What it says, in a sentence.
        public var gist: BilingualText
        /// Where its wording was read.
        public var source: String
        /// Whether somebody has compared it with the statute's text.
        public var isVerified: Bool
        /// The longest time it gives an office to act; nil when it gives none, or no file says.
        public var atMost: Period?
        /// The shortest time it gives to a party.
        public var atLeast: Period?
        /// By how much it lets an office extend its time, at most.
        public var extendsBy: Period?
        /// The number that it fixes: workers, months; nil when it fixes none, or several.
        public var fixedNumber: Int?

        public init(
            number: String, gist: BilingualText, source: String, isVerified: Bool, atMost: Period? = nil,
            atLeast: Period? = nil, extendsBy: Period? = nil, fixedNumber: Int? = nil
        ) {
            self.number = number
            self.gist = gist
            self.source = source
            self.isVerified = isVerified
            self.atMost = atMost
            self.atLeast = atLeast
            self.extendsBy = extendsBy
            self.fixedNumber = fixedNumber
        }
    }

    public var id: String
    public var title: BilingualText
    /// As it is cited: 劳动争议调解仲裁法.
    public var short: BilingualText
    public var counting: CountingRule
    public var articles: [Article]

    public init(
        id: String, title: BilingualText, short: BilingualText, counting: CountingRule, articles: [Article]
    ) {
        self.id = id
        self.title = title
        self.short = short
        self.counting = counting
        self.articles = articles
    }

    /// The article of this number, `41(2)` finding article 41; nil when the statute's file does not have it.
    public func article(_ number: String) -> Article? {
        let head = String(number.prefix { $0 != "(" })
        return articles.first { $0.number == number } ?? articles.first { $0.number == head }
    }

    /// A citation as lawyers write it: 劳动争议调解仲裁法 第四十三条; 第五十八条第二款 for `58(2)`; LMAL art. 43.
    public func citation(_ article: String) -> BilingualText {
        BilingualText(zh: "\(short.zh) \(self.article(inChinese: article))", en: "\(short.en) art. \(article)")
    }

    /// The article's number as Chinese writes it: 第五十八条第二款 for `58(2)`.
    public func article(inChinese number: String) -> String { ArticleNumber(number).chinese }
}

/// The number of an article, `58(2)`, and how Chinese writes it.
struct ArticleNumber {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    /// 第五十八条第二款; 第二百七十六条之一 for `276-1`. A part that is no number stays as it is.
    var chinese: String {
        let outer = text.split(whereSeparator: { "()（）".contains($0) }).map(String.init)
        let article = (outer.first ?? text).split(separator: "-").map { ChineseNumeral.text(String($0)) ?? String($0) }
        let head = "第\(article.first ?? "")条" + article.dropFirst().map { "之\($0)" }.joined()
        // The second number is a paragraph (款), the third an item (项).
        return head + zip(outer.dropFirst(), ["款", "项"]).map { "第\(ChineseNumeral.text($0) ?? $0)\($1)" }.joined()
    }
}
