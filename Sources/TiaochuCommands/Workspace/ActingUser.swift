import CaseStores
import Diagnostics
import Foundation
import Workflows

extension Workspace {
    /// The actor that `--as` (or `TIAOCHU_USER`) names: a user with all their roles, or `user:role` with one of them.
    func actor(_ named: String?) throws -> Actor {
        guard let text = Self.named(named), !text.isEmpty else {
            throw CommandFailure(
                .usage, code: "who-acts",
                what: BilingualText(zh: "没有说明由谁办理", en: "it is not said who acts"),
                fix: BilingualText(
                    zh: "加上 --as 用户，或设置 TIAOCHU_USER；用户见 \(Self.fileName)：\(userList)",
                    en: "add --as USER or set TIAOCHU_USER; the users of \(Self.fileName): \(userList)"))
        }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let id = parts.first ?? text
        guard let user = users.first(where: { $0.id == id }) else {
            let nearest = users.first { $0.name == id }?.id ?? NearestName.find(id, in: users.map(\.id))
            throw CommandFailure(
                .notFound, code: "no-such-user",
                what: BilingualText(zh: "工作区没有用户“\(id)”", en: "the workspace has no user '\(id)'"),
                fix: nearest.map { BilingualText(zh: "是否想写 \($0)？", en: "did you mean \($0)?") }
                    ?? BilingualText(zh: "用户有：\(userList)", en: "users: \(userList)"))
        }
        guard parts.count == 2 else { return Actor(id: id, roles: Set(user.roles)) }
        guard !parts[1].isEmpty else {
            throw CommandFailure(
                .usage, code: "no-role",
                what: BilingualText(zh: "“\(text)”的冒号后面没有角色", en: "no role stands behind the colon of '\(text)'"),
                fix: BilingualText(
                    zh: "写 \(id)，或 \(id):\(user.roles.first ?? "角色")",
                    en: "write \(id), or \(id):\(user.roles.first ?? "ROLE")"))
        }
        guard user.roles.contains(parts[1]) else {
            throw CommandFailure(
                .notPermitted, code: "role-not-held",
                what: BilingualText(zh: "\(id) 没有角色“\(parts[1])”", en: "\(id) does not hold the role '\(parts[1])'"),
                fix: BilingualText(
                    zh: "其角色：\(user.roles.joined(separator: "、"))",
                    en: "their roles: \(user.roles.joined(separator: ", "))"))
        }
        return Actor(id: id, roles: [parts[1]])
    }

    /// What `--as` says, else `TIAOCHU_USER`, which an empty text leaves as if it were not set.
    static func named(_ option: String?) -> String? {
        option ?? ProcessInfo.processInfo.environment["TIAOCHU_USER"].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Refuses when the user handles only some localities and this one lies in none of them.
    func check(_ actor: Actor, mayHandle locality: String) throws {
        guard let user = users.first(where: { $0.id == actor.id }), !user.handles(locality) else { return }
        throw CommandFailure(
            .notPermitted, code: "not-permitted",
            what: BilingualText(
                zh: "\(actor.id) 不办理 \(locality) 的案件", en: "\(actor.id) does not handle the cases of \(locality)"),
            why: BilingualText(
                zh: "\(Self.fileName) 里写明其办理：\(user.localities.joined(separator: "、"))",
                en: "\(Self.fileName) says they handle: \(user.localities.joined(separator: ", "))"),
            fix: BilingualText(zh: "由当地的承办人办理", en: "have a handler of that place do it"))
    }

    /// Refuses when the workspace names its administrators and this is none of them.
    func checkAdministrator(_ actor: Actor) throws {
        guard let administrators, !administrators.contains(actor.id) else { return }
        throw CommandFailure(
            .notPermitted, code: "not-permitted",
            what: BilingualText(zh: "\(actor.id) 不是管理员", en: "\(actor.id) is not an administrator"),
            why: BilingualText(
                zh: "\(Self.fileName) 里写明的管理员：\(administrators.joined(separator: "、"))",
                en: "\(Self.fileName) names as administrators: \(administrators.joined(separator: ", "))"),
            fix: BilingualText(zh: "请管理员办理", en: "have an administrator do it"))
    }

    /// Refuses a user who has no role in this workflow.
    func check(_ actor: Actor, hasRoleIn workflow: Workflow) throws {
        guard actor.roles.isDisjoint(with: workflow.roles.map(\.name)) else { return }
        throw CommandFailure(
            .notPermitted, code: "not-permitted",
            what: BilingualText(
                zh: "\(actor.id) 在流程 \(workflow.name) 中没有角色",
                en: "\(actor.id) has no role in the workflow \(workflow.name)"),
            why: actor.roles.isEmpty
                ? BilingualText(zh: "\(Self.fileName) 里没有写其角色", en: "\(Self.fileName) gives them none")
                : BilingualText(
                    zh: "\(Self.fileName) 里写明的角色：\(actor.roles.sorted().joined(separator: "、"))",
                    en: "\(Self.fileName) gives them: \(actor.roles.sorted().joined(separator: ", "))"),
            fix: BilingualText(
                zh: "该流程的角色：\(workflow.roles.map(\.name).joined(separator: "、"))",
                en: "roles of that workflow: \(workflow.roles.map(\.name).joined(separator: ", "))"))
    }

    /// Refuses a user whose roles no event of the workflow asks for: a case given to them would lie still.
    private func check(_ actor: Actor, mayRaiseEventsOf workflow: Workflow) throws {
        try check(actor, hasRoleIn: workflow)
        let asked = workflow.rolesAskedFor
        guard actor.roles.isDisjoint(with: asked) else { return }
        throw CommandFailure(
            .notPermitted, code: "not-permitted",
            what: BilingualText(
                zh: "\(actor.id) 不能承办：流程 \(workflow.name) 没有事件由其角色办理",
                en: "\(actor.id) cannot handle it: no event of the workflow \(workflow.name) is for their roles"),
            why: BilingualText(
                zh: "其角色：\(actor.roles.sorted().joined(separator: "、"))",
                en: "they hold: \(actor.roles.sorted().joined(separator: ", "))"),
            fix: BilingualText(
                zh: "办理该流程事件的角色：\(asked.joined(separator: "、"))",
                en: "roles that its events are for: \(asked.joined(separator: ", "))"))
    }

    /// The id of a user who can be given cases of this workflow in this locality.
    func handler(_ named: String, of workflow: Workflow, in locality: String) throws -> String {
        guard !named.isEmpty else {
            throw CommandFailure(
                .usage, code: "no-handler",
                what: BilingualText(zh: "没有写明承办人", en: "the handler is missing"),
                fix: BilingualText(zh: "用户有：\(userList)", en: "users: \(userList)"))
        }
        let handler = try actor(named)
        try check(handler, mayHandle: locality)
        try check(handler, mayRaiseEventsOf: workflow)
        return handler.id
    }

    private var userList: String { users.map(\.id).joined(separator: ", ") }
}

extension Workspace.User {
    /// Whether the locality is one of theirs or lies in one; users without localities handle every one.
    func handles(_ locality: String) -> Bool {
        localities.isEmpty || localities.contains { locality.hasPrefix(CaseQuery.prefix(covering: $0)) }
    }
}
