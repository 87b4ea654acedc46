public import DataValues

/// Telephone, identity and bank card numbers in text that people wrote freely, where no field says what is sensitive.
public enum PersonalNumbers {
    /// The text with each such number masked as sensitive values are.
    ///
    /// Found: mobile numbers (11 digits from 13 to 19, also written 138 1234 5678), identity numbers (18 characters, GB 11643, or the 15
    /// digits used before 1999) and card numbers (16 to 19 digits). Numbers of cases and dates are left alone.
    public static func masked(in text: String) -> String {
        let characters = Array(text)
        var shown = ""
        var index = 0
        while index < characters.count {
            guard isDigit(characters[index]) else {
                shown.append(characters[index])
                index += 1
                continue
            }
            let end = numberEnd(in: characters, from: index)
            let number = characters[index..<end]
            shown += isPersonal(number) ? Field.maskedText(String(number)) : String(number)
            index = end
        }
        return shown
    }

    /// The value with each such number in its texts masked, at any depth.
    public static func masked(in value: DataValue) -> DataValue {
        switch value {
        case .text(let text): .text(masked(in: text))
        case .list(let elements): .list(elements.map { masked(in: $0) })
        case .record(let record): .record(record.mapValues { masked(in: $0) })
        default: value
        }
    }

    /// Where a run of digits ends, groups of a telephone number and an identity number's last letter included.
    private static func numberEnd(in characters: [Character], from start: Int) -> Int {
        func run(from index: Int) -> Int {
            var end = index
            while end < characters.count, isDigit(characters[end]) { end += 1 }
            return end
        }
        let first = run(from: start)
        if first - start == 3, let second = next(after: first), let third = next(after: second) { return third }
        if first - start == 17, first < characters.count, "Xx".contains(characters[first]) { return first + 1 }
        return first

        func next(after end: Int) -> Int? {
            guard end + 1 < characters.count, "- ".contains(characters[end]), run(from: end + 1) == end + 5 else {
                return nil
            }
            return end + 5
        }
    }

    private static func isPersonal(_ number: ArraySlice<Character>) -> Bool {
        let digits = number.compactMap(\.wholeNumberValue)
        switch digits.count {
        case 11: return digits[0] == 1 && digits[1] >= 3
        case 15...19: return true
        default: return false
        }
    }

    /// ASCII and full-width digits.
    private static func isDigit(_ character: Character) -> Bool {
        ("0"..."9").contains(character) || ("０"..."９").contains(character)
    }
}
