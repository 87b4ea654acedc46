import Foundation
import Testing

@testable import Workflows

@Suite("Schema tables")
struct MappingSchemaTests {
    private func references(_ value: ValueSchema) -> [String] {
        switch value {
        case .object(let name): [name]
        case .list(let inner), .oneOrMore(let inner), .table(let inner): references(inner)
        case .either(let all): all.flatMap(references)
        case .text, .integer, .boolean, .date, .money, .period, .bilingual, .citation, .choice, .scalar: []
        }
    }

    @Test("every schema that a key refers to exists, and no schema has a key twice")
    func references() {
        for schema in MappingSchema.workflowFiles.values {
            #expect(Set(schema.keys.map(\.name)).count == schema.keys.count, "\(schema.name)")
            for key in schema.keys {
                for name in references(key.value) {
                    #expect(MappingSchema.workflowFiles[name] != nil, "\(schema.name).\(key.name) refers to \(name)")
                }
            }
        }
    }

    @Test("every key that works is on the reference page")
    func documented() throws {
        let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(
            contentsOf: root.appendingPathComponent("docs/reference/workflow-files.md"), encoding: .utf8)
        for schema in MappingSchema.workflowFiles.values {
            for key in schema.keys {
                #expect(page.contains("\(key.name):") || page.contains("`\(key.name)`"), "\(schema.name).\(key.name)")
            }
        }
    }
}
