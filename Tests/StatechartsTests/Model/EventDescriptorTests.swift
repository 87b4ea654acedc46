import Statecharts
import Testing

@Suite("Event descriptors")
struct EventDescriptorTests {
    @Test(
        "a descriptor matches its own tokens and anything after them",
        arguments: [
            ("error", "error", true), ("error", "error.send", true), ("error", "errors", false),
            ("error", "erro", false),
            ("error.*", "error", true), ("error.*", "error.send.failed", true), ("error.", "error.send", true),
            ("error.send", "error", false), ("*", "anything.at.all", true), ("*", "", true), ("a.b", "a.bc", false),
            ("调解.终止", "调解.终止.逾期", true), ("调解", "调解员", false), ("a", "a.\u{301}b", true),
            ("caf\u{E9}", "cafe\u{301}", false),
        ])
    func matching(_ descriptor: String, _ name: String, _ expected: Bool) throws {
        #expect(EventDescriptor(descriptor).matches(name) == expected)
        // Stepping matches by the compiled tree; both must agree.
        var run = try Run([
            state("s", [TransitionDefinition(on: [EventDescriptor(descriptor)], to: ["t"])]),
            state(
                "t",
                [on("error.send.failed.x"), on("a.bc"), on("errors")].map {
                    var transition = $0
                    transition.actions = [Action(1)]
                    return transition
                }),
        ])
        #expect(try run.send(name).changed == expected)
    }

    @Test("a list is separated by blanks")
    func list() {
        #expect(EventDescriptor.list(" a.b\n error.* ") == ["a.b", "error"])
    }
}
