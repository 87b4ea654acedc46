import Testing
import Workflows

@Suite("Personal numbers in free text")
struct PersonalNumbersTests {
    @Test(
        "telephone, identity and card numbers are masked",
        arguments: [
            ("电话13812345678。", "电话1**。"), ("138 1234 5678", "1**"), ("139-1234-5678，", "1**，"),
            ("id 610113199001011234", "id 6**"), ("61011319900101123X", "6**"), ("61011319900101123x!", "6**!"),
            ("610113900101123", "6**"), ("6222020200112345678", "6**"), ("１３８１２３４５６７８", "１**"),
        ])
    func masked(_ text: String, _ shown: String) {
        #expect(PersonalNumbers.masked(in: text) == shown)
    }

    @Test(
        "amounts, dates, numbers of cases and landlines stay",
        arguments: [
            "2026-610113-00001", "2026年3月2日", "93003.00 CNY", "029-12345678", "12345678901", "20260302", "",
            "陕仲案字〔2026〕第12号", "138 1234",
        ])
    func kept(_ text: String) {
        #expect(PersonalNumbers.masked(in: text) == text)
    }
}
