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
