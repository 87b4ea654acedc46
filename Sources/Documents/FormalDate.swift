public import StatutoryTime

extension LegalDate {
    /// As the body of a paper writes it: 2026年3月2日 (GB/T 9704 asks for Arabic numerals there).
    public var formal: String {
        let parts = description.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return description }
        return "\(parts[0])年\(parts[1])月\(parts[2])日"
    }

    /// As a paper is dated below its text: 二〇二六年三月二日.
    public var chinese: String {
        let parts = description.split(separator: "-").map(String.init)
        guard parts.count == 3, let month = ChineseNumeral.text(String(Int(parts[1]) ?? 0)),
            let day = ChineseNumeral.text(String(Int(parts[2]) ?? 0))
        else { return description }
        let digits = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        return parts[0].compactMap { $0.wholeNumberValue.map { digits[$0] } }.joined() + "年\(month)月\(day)日"
    }
}

extension Period {
    /// As a paper writes it: 十五日, 五个工作日, 二年.
    public var formal: String {
        let number = ChineseNumeral.text(String(amount)) ?? String(amount)
        switch unit {
        case .days: return number + "日"
        case .workingDays: return number + "个工作日"
        case .months: return number + "个月"
        case .years: return number + "年"
        }
    }
}
