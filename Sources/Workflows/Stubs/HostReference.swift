import LuaRuntime

/// The page about the functions that hooks can call, written from the signatures that check their arguments.
public enum HostReference {
    static var signatures: [LuaHostSignature] { HostFunctions.all(in: StepScope()).map(\.signature) }

    public static var markdown: String {
        var lines = [
            "# Host functions / 脚本可用的函数", "",
            "Written by `tiaochu workflow schema --lua .` from the table that the sandbox checks calls by; do not edit. A guard may call what",
            "says `guard`, an action what says `action`; anywhere else the call is an error that says so.", "",
            "由沙箱核对调用的同一张表写成，请勿手改。", "",
        ]
        for signature in signatures {
            lines += [
                "## \(signature.name)", "", "```lua", signature.call, "```", "", signature.zh, "", signature.en, "",
                "*\(signature.places)*", "",
            ]
        }
        lines += ["## Lua", "", "Of Lua 5.4 itself / Lua 5.4 自带的：", ""]
        lines.append("* \(SandboxNames.functions.map { "`\($0)`" }.joined(separator: " "))")
        for library in SandboxNames.libraries {
            lines.append("* \(library.members.map { "`\(library.name).\($0)`" }.joined(separator: " "))")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension LuaHostSignature {
    /// `dates.add(date: string, amount: integer, unit: "days"|"months"|"years"): string`
    fileprivate var call: String {
        let list = parameters.map { "\($0.name)\($0.isOptional ? "?" : ""): \($0.type.annotation)" }
        return "\(name)(\(list.joined(separator: ", ")))" + (result.map { ": \($0.annotation)" } ?? "")
    }

    /// `guard, action`
    var places: String {
        [(LuaContexts.guard, "guard"), (.action, "action")].filter { contexts.contains($0.0) }.map(\.1)
            .joined(separator: ", ")
    }
}
