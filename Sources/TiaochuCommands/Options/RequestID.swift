import ArgumentParser
import Diagnostics

/// The name under which a request is carried out once, however often it is sent.
struct RequestID: ParsableArguments {
    /// What a store can keep as a key.
    private static let longest = 400

    @Option(
        help: ArgumentHelp(
            say(zh: "请求编号：同一编号同一内容只办一次", en: "request id: the same id with the same content acts only once"),
            valueName: "id"))
    var requestId: String?

    init() {}

    func validate() throws {
        guard let requestId else { return }
        guard !requestId.isEmpty else {
            throw ValidationError(say(zh: "--request-id 是空的", en: "--request-id is empty"))
        }
        guard requestId.utf8.count <= Self.longest else {
            throw ValidationError(
                say(
                    zh: "--request-id 超过 \(Self.longest) 字节", en: "--request-id is longer than \(Self.longest) bytes"))
        }
    }
}
