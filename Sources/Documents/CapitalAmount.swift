/// Amounts in capital numerals, as papers that decide on money write them: 人民币玖万叁仟零叁元整.
public enum CapitalAmount {
    private static let digits = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"]
    private static let units = ["", "拾", "佰", "仟"]

    /// The amount with 人民币 before it, by the rules for filling in bills (支付结算办法, annex 1): 整 closes an amount without 分, a zero
    /// between digits is written once, 角 that is zero before 分 is written 零.
    ///
    /// - Parameter fen: any amount; one below zero has 负 before its digits.
    public static func text(fen: Int64) -> String {
        let magnitude = fen.magnitude
        let (yuan, rest) = (magnitude / 100, Int(magnitude % 100))
        let (jiao, cents) = (rest / 10, rest % 10)
        var text = "人民币" + (fen < 0 ? "负" : "")
        if yuan > 0 { text += number(yuan) + "元" }
        if yuan == 0, rest == 0 { text += "零元" }
        if jiao > 0 { text += digits[jiao] + "角" }
        if jiao == 0, cents > 0, yuan > 0 { text += "零" }
        return text + (cents > 0 ? digits[cents] + "分" : "整")
    }

    /// A whole number: 玖万叁仟零叁. Zero is 零.
    static func number(_ value: UInt64) -> String {
        if value >= 100_000_000 { return split(value, at: 100_000_000, "亿") }
        if value >= 10_000 { return split(value, at: 10_000, "万") }
        return value == 0 ? digits[0] : small(Int(value))
    }

    private static func split(_ value: UInt64, at unit: UInt64, _ name: String) -> String {
        let (high, low) = (value / unit, value % unit)
        let zero = low > 0 && low < unit / 10 ? "零" : ""
        return number(high) + name + (low == 0 ? "" : zero + number(low))
    }

    /// 1…9999.
    private static func small(_ value: Int) -> String {
        let places = String(value).compactMap(\.wholeNumberValue)
        var (text, owesZero) = ("", false)
        for (index, digit) in places.enumerated() {
            guard digit > 0 else {
                owesZero = true
                continue
            }
            text += (owesZero ? "零" : "") + digits[digit] + units[places.count - 1 - index]
            owesZero = false
        }
        return text
    }
}
