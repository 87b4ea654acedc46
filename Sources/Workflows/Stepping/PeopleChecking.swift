import DataValues
import Diagnostics

/// Holds supplied facts that name people against the people there are: a name that is nobody's would sit in no tribunal, and no rule of
/// recusal or of two pairs of eyes could catch it.
struct PeopleChecking {
    let workflow: Workflow
    let directory: PeopleDirectory

    /// How many are named of those who could be.
    private static let mostNamed = 5

    /// What is wrong with the facts of an event, nil: of the opening; facts on file are not asked about, since people leave.
    func refusals(_ facts: [String: DataValue], event: EventDeclaration?) -> [Refusal] {
        workflow.fields.flatMap { field in
            named(by: field, in: facts[field.name] ?? .null).compactMap { person in
                refusal(of: person.id, in: person.field, below: field, event)
            }
        }
    }

    /// Every id in a value of the field, with the field that says who it may be.
    private func named(by field: Field, in value: DataValue) -> [(field: Field, id: String)] {
        switch (field.type, value) {
        case (.text, .text(let id)) where !field.people.isEmpty: [(field, id)]
        case (.list(.text), .list(let ids)) where !field.people.isEmpty: ids.compactMap(\.text).map { (field, $0) }
        case (.record(let inner), .record(let record)):
            inner.flatMap { named(by: $0, in: record[$0.name] ?? .null) }
        case (.list(.record(let inner)), .list(let records)):
            records.flatMap { record in inner.flatMap { named(by: $0, in: record[$0.name]) } }
        default: []
        }
    }

    private func refusal(of id: String, in field: Field, below top: Field, _ event: EventDeclaration?) -> Refusal? {
        let roles = directory.roles(id)
        if let roles, !roles.isDisjoint(with: field.people) { return nil }
        let titles = field.people.map { workflow.role($0)?.title ?? BilingualText(verbatim: $0) }
        let (zh, en) = (titles.map(\.zh).joined(separator: "或"), titles.map(\.en).joined(separator: " or "))
        let what =
            roles == nil
            ? BilingualText(
                zh: "“\(field.title.zh)”：没有用户 \(id)", en: "'\(field.title.en)': there is no user \(id)")
            : BilingualText(
                zh: "“\(field.title.zh)”：\(id) 在这里不是\(zh)", en: "'\(field.title.en)': \(id) is not \(en) here")
        let holders = directory.holders(field.people)
        let some = holders.prefix(Self.mostNamed)
        let more = holders.count > some.count
        return Refusal(
            .value, text: what, location: top.declaration.location, layer: top.declaration.layer,
            law: event?.law.map(workflow.words(for:)), facts: [top.name],
            fix: holders.isEmpty
                ? BilingualText(
                    zh: "这里没有人任\(zh)：请管理员先登记", en: "nobody is \(en) here: have an administrator enter them first")
                : BilingualText(
                    zh: "填写用户名：\(some.joined(separator: "、"))\(more ? "等" : "")",
                    en: "give a user id: \(some.joined(separator: ", "))\(more ? " …" : "")"))
    }
}
