import Documents
import Testing

@Suite("Amounts in capital numerals")
struct CapitalAmountTests {
    @Test(
        "an amount is written as bills are filled in",
        arguments: [
            (0, "人民币零元整"), (1, "人民币壹分"), (5, "人民币伍分"), (10, "人民币壹角整"), (50, "人民币伍角整"), (55, "人民币伍角伍分"),
            (100, "人民币壹元整"), (101, "人民币壹元零壹分"), (110, "人民币壹元壹角整"), (1_000, "人民币壹拾元整"),
            (1_005, "人民币壹拾元零伍分"), (10_000, "人民币壹佰元整"), (10_100, "人民币壹佰零壹元整"), (11_000, "人民币壹佰壹拾元整"),
            (100_100, "人民币壹仟零壹元整"), (101_000, "人民币壹仟零壹拾元整"), (168_032, "人民币壹仟陆佰捌拾元叁角贰分"),
            (1_640_902, "人民币壹万陆仟肆佰零玖元零贰分"), (9_300_300, "人民币玖万叁仟零叁元整"), (1_000_000, "人民币壹万元整"),
            (1_000_100, "人民币壹万零壹元整"), (1_010_000, "人民币壹万零壹佰元整"), (10_700_053, "人民币壹拾万柒仟元伍角叁分"),
            (100_010_000, "人民币壹佰万零壹佰元整"), (1_000_000_000, "人民币壹仟万元整"), (10_000_000_000, "人民币壹亿元整"),
            (10_000_000_300, "人民币壹亿零叁元整"), (10_001_000_000, "人民币壹亿零壹万元整"),
            (12_345_678_912, "人民币壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元壹角贰分"),
            (100_000_000_000_000, "人民币壹万亿元整"), (-9_300_300, "人民币负玖万叁仟零叁元整"),
        ] as [(Int64, String)])
    func amounts(_ fen: Int64, _ text: String) {
        #expect(CapitalAmount.text(fen: fen) == text)
    }

    @Test("no amount is too large or too small, none has two zeros side by side")
    func extremes() {
        for fen in [Int64.min, Int64.min + 1, Int64.max, Int64.max - 7] {
            #expect(!CapitalAmount.text(fen: fen).contains("零零"))
        }
        for exponent in 0..<18 {
            var power: Int64 = 1
            for _ in 0..<exponent { power *= 10 }
            for fen in [power - 1, power, power + 1, power * 5 + 5] {
                let text = CapitalAmount.text(fen: fen)
                #expect(!text.contains("零零") && !text.contains("零元零") && !text.contains("零万"), "\(fen): \(text)")
                #expect(value(of: text) == fen, "\(fen): \(text)")
            }
        }
    }

    /// Reads the numerals back.
    private func value(of text: String) -> Int64 {
        let digits = Dictionary(uniqueKeysWithValues: "零壹贰叁肆伍陆柒捌玖".enumerated().map { ($1, Int64($0)) })
        let units: [Character: Int64] = ["拾": 10, "佰": 100, "仟": 1_000]
        var (yuan, section, wan, digit, cents) = (Int64(0), Int64(0), Int64(0), Int64(0), Int64(0))
        for character in text.dropFirst(3) {
            if let value = digits[character] {
                digit = value
            } else if let unit = units[character] {
                section += digit * unit
                digit = 0
            } else {
                switch character {
                case "万": (wan, section, digit) = ((section + digit) * 10_000, 0, 0)
                case "亿": (yuan, wan, section, digit) = ((yuan + wan + section + digit) * 100_000_000, 0, 0, 0)
                case "元": (yuan, wan, section, digit) = (yuan + wan + section + digit, 0, 0, 0)
                case "角": (cents, digit) = (cents + digit * 10, 0)
                case "分": (cents, digit) = (cents + digit, 0)
                default: break
                }
            }
        }
        return yuan * 100 + cents
    }
}
