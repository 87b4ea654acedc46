public import Workflows

extension JSONSchemaDocument {
    /// A scenario file: docs/reference/scenarios.md.
    public static let scenario = JSONSchemaDocument(
        .scenario, or: .scenarioList, isInLists: true, with: shared + MappingSchema.scenarios)
}
