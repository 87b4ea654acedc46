/// How much a store holds.
public struct StoreCounts: Hashable, Sendable {
    public var openCases: Int
    public var closedCases: Int
    public var pendingDeadlines: Int
    public var pendingEffects: Int
    public var failedEffects: Int

    public init(
        openCases: Int = 0, closedCases: Int = 0, pendingDeadlines: Int = 0, pendingEffects: Int = 0,
        failedEffects: Int = 0
    ) {
        self.openCases = openCases
        self.closedCases = closedCases
        self.pendingDeadlines = pendingDeadlines
        self.pendingEffects = pendingEffects
        self.failedEffects = failedEffects
    }
}
