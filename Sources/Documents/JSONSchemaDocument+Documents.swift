public import Workflows

extension JSONSchemaDocument {
    /// `workflows/<name>/documents/documents.yaml`: docs/reference/documents.md.
    public static let documents = JSONSchemaDocument(
        DocumentSchema.file, with: shared + [DocumentSchema.kind, DocumentSchema.given])
}
