import DataValues
import Workflows

/// Invented words for everything in a case that could say who it is about: the same word for the same text throughout.
///
/// Free text may hold a name in any field, so every text is replaced, sensitive or not. Amounts, dates, choices, numbers and yes or no
/// stay: the rules hang on them. So does the form of a text that rules ask for: who is named by user id keeps an id, a locality its code,
/// another case a number.
struct Pseudonyms {
    private var words: [String: String] = [:]
    private var people: [String: String] = [:]
    private var (names, texts) = (0, 0)

    /// Someone who acts; whoever is also named in a fact keeps one name.
    mutating func person(_ id: String) -> String {
        if let known = people[id] { return known }
        people[id] = "person-\(people.count + 1)"
        return people[id] ?? id
    }

    mutating func value(_ value: DataValue, of type: FieldType, named name: String) -> DataValue {
        switch (type, value) {
        case (.text, .text(let text)): return .text(word(for: text, named: name))
        case (.record(let fields), .record(let record)):
            var result: [String: DataValue] = [:]
            for field in fields {
                guard let part = record[field.name] else { continue }
                result[field.name] = self.value(part, of: field.type, named: field.name)
            }
            return .record(result)
        case (.list(let element), .list(let elements)):
            var result: [DataValue] = []
            for part in elements { result.append(self.value(part, of: element, named: name)) }
            return .list(result)
        default: return value
        }
    }

    private mutating func word(for text: String, named name: String) -> String {
        if let person = people[text] { return person }
        if let known = words[text] { return known }
        guard !text.isEmpty else { return text }
        if text.wholeMatch(of: #/[A-Za-z][A-Za-z0-9._-]*/#) != nil { return person(text) }
        // GB/T 2260: a place, and nobody.
        if text.wholeMatch(of: #/[0-9]{6}/#) != nil { return text }
        let word: String
        if let year = text.firstMatch(of: #/〔([0-9]{4})〕.*号/#)?.1 {
            texts += 1
            word = "某字〔\(year)〕第\(texts)号"
        } else if let place = text.wholeMatch(of: #/([0-9]{4}-[0-9]{6})-[0-9]+/#)?.1 {
            texts += 1
            word = "\(place)-9\(texts + 1_000)"
        } else if name == "name" || name.hasSuffix("_name") {
            names += 1
            word = "某\(names)"
        } else {
            texts += 1
            word = "文字\(texts)"
        }
        words[text] = word
        return word
    }
}
