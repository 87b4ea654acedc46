import Diagnostics

/// A parameter that no layer gives a value in force on the day that counts.
///
/// Lua carries one sentence; what a script was told is read back from it, so that people hear it in their language.
struct AbsentParameter: Hashable {
    var name: String
    /// `2000-01-01`.
    var day: String
    /// The layers that were asked: `cn > 610000`.
    var chain: String

    init(name: String, day: String, chain: String) {
        self.name = name
        self.day = day
        self.chain = chain
    }

    /// Reads `sentence` where it stands in a message.
    init?(in message: String) {
        guard let match = message.firstMatch(of: #/no layer of (.+?) gives ([^ ]+) a value for ([^ )]+)/#) else {
            return nil
        }
        self.init(name: String(match.2), day: String(match.3), chain: String(match.1))
    }

    var sentence: String { "no layer of \(chain) gives \(name) a value for \(day)" }

    var words: BilingualText {
        BilingualText(
            zh: "\(chain) 各层都没有给参数 \(name) 在 \(day) 有效的值",
            en: "no layer of \(chain) gives the parameter \(name) a value in force on \(day)")
    }

    static let fix = BilingualText(
        zh: "检查日期；日期无误，就在 workflows/localities 的一层里给出值和生效日期",
        en:
            "look at the date; if it is right, give the parameter a value and its date in a layer of workflows/localities"
    )
}
