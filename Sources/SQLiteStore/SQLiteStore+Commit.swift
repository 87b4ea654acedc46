public import CaseStores
import DataValues
import GRDB

extension SQLiteStore {
    public func commit(_ steps: [StepCommit]) throws(StoreError) -> [Result<Void, StoreError>] {
        try write { database in
            try steps.map { step in
                do throws(StoreError) {
                    try step.validate()
                } catch {
                    return .failure(error)
                }
                return try apply(step, to: database)
            }
        }
    }

    /// Writes one step inside a savepoint. What is wrong with the step is its result; what is wrong with the store is thrown and
    /// takes the whole transaction back.
    private func apply(_ step: StepCommit, to database: Database) throws -> Result<Void, StoreError> {
        do {
            try database.inSavepoint {
                try StepWriter(database: database, step: step, path: path).write()
                return .commit
            }
            return .success(())
        } catch let error as StoreError where error.concernsStep {
            return .failure(error)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            return .failure(StoreError(sqlite: error, path: path))
        }
    }
}

extension StoreError {
    /// Whether the step is at fault, so that other steps of the same transaction may stand.
    fileprivate var concernsStep: Bool {
        switch code {
        case .conflict, .alreadyOpen, .notFound, .requestAnswered, .requestMismatch, .invalid, .leaseLost, .superseded,
            .numberTaken:
            true
        case .unavailable, .busy, .full, .readOnly, .corrupt, .newerFormat, .olderFormat: false
        }
    }
}
