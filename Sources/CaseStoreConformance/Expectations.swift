import CaseStores

func expect(
    _ holds: Bool, _ what: @autoclosure () -> String, file: StaticString = #fileID, line: UInt = #line
) throws {
    guard holds else { throw BrokenPromise(what(), file: file, line: line) }
}

func expectEqual<Value: Equatable>(
    _ found: Value, _ wanted: Value, _ what: @autoclosure () -> String = "", file: StaticString = #fileID,
    line: UInt = #line
) throws {
    guard found == wanted else {
        throw BrokenPromise("\(what()) found \(found), wanted \(wanted)", file: file, line: line)
    }
}

/// Runs the body, which has to throw a store error, and gives back its code.
func refusal<Value>(
    of body: @autoclosure () throws -> Value, file: StaticString = #fileID, line: UInt = #line
) throws -> StoreError.Code {
    do {
        let value = try body()
        throw BrokenPromise("went through and answered \(value)", file: file, line: line)
    } catch let error as StoreError {
        return error.code
    }
}

extension Result<Void, StoreError> {
    /// The code of a failure; `nil` for a success.
    var code: StoreError.Code? {
        if case .failure(let error) = self { error.code } else { nil }
    }
}
