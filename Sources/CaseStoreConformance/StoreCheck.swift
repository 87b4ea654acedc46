public import CaseStores

/// One promise of the `CaseStore` port, as a body that any store can be put through.
///
/// A store proves itself by running `StoreCheck.all`, each on an empty store of its own, from its own tests:
///
///     @Test("keeps every promise of the port", arguments: StoreCheck.all)
///     func conforms(check: StoreCheck) throws {
///         let path = fresh()
///         try check.run(on: StoreBench { try SQLiteStore(path: path) })
///     }
///
/// The checks throw instead of recording, so they need no test framework and run wherever a store does.
public struct StoreCheck: Sendable {
    /// What is promised, as a sentence.
    public let name: String
    let body: @Sendable (StoreBench) throws -> Void

    init(_ name: String, _ body: @escaping @Sendable (StoreBench) throws -> Void) {
        self.name = name
        self.body = body
    }

    /// Throws `BrokenPromise`, or the store's own error, when the promise is not kept.
    public func run(on bench: StoreBench) throws {
        try body(bench)
    }

    /// Every promise. A file in `Checks` holds those of one kind.
    public static let all: [StoreCheck] =
        commits + conflicts + requests + groups + refusals + deadlines + lists + effects + publications + numbers
        + reference
}

extension StoreCheck: CustomStringConvertible {
    public var description: String { name }
}

/// The store a check is run on: an empty one, and the means to reach it as another process would.
public struct StoreBench: Sendable {
    /// Empty when the check begins.
    public let store: any CaseStore
    private let connect: @Sendable () throws -> any CaseStore

    /// - Parameter connect: opens the same store once more; called at least once. A store that lives in one object gives that object.
    public init(connect: @escaping @Sendable () throws -> any CaseStore) throws {
        self.store = try connect()
        self.connect = connect
    }

    /// The same store, reached anew.
    public func another() throws -> any CaseStore {
        try connect()
    }
}

/// A promise of the port that a store did not keep.
public struct BrokenPromise: Error, CustomStringConvertible {
    public let description: String

    init(_ what: String, file: StaticString, line: UInt) {
        description = "\(what) (\(file):\(line))"
    }
}
