import Diagnostics
import Workflows

/// What `tiaochu.yaml` may hold: docs/reference/workspace.md.
enum WorkspaceSchema {
    static let file = MappingSchema(
        "workspace", BilingualText(zh: "工作区文件", en: "a workspace file"),
        keys: [
            KeySchema("tiaochu", .integer, required: true, zh: "格式版本，现为 1", en: "the format's version, 1"),
            KeySchema("store", .text, zh: "案件库文件，相对于工作区", en: "the store's file, relative to the workspace"),
            KeySchema("outbox", .text, zh: "待办文件夹，相对于工作区", en: "the folder that effects are delivered to"),
            KeySchema("locality", .scalar, zh: "默认行政区划代码", en: "the default locality"),
            KeySchema("workflow", .text, zh: "默认流程", en: "the default workflow"),
            KeySchema(
                "explore", .integer, zh: "检查行为时至多试多少步；0 不检查",
                en: "how many moves `workflow check` and `publish` try of the behaviour; 0: none"),
            KeySchema(
                "testing", .boolean, zh: "是否为测试工作区（可用 TIAOCHU_NOW 设定时间）", en: "whether TIAOCHU_NOW may set the clock"),
            KeySchema(
                "administrators", .list(.text), zh: "可发布、回退和迁移规则、加入放假通知的用户；不写则任何用户均可",
                en: "the users who may publish rules, roll them back and migrate cases; any user if left out"),
            KeySchema("users", .table(.object("user")), zh: "用户", en: "the users"),
        ])

    static let user = MappingSchema(
        "user", BilingualText(zh: "用户", en: "a user"),
        keys: [
            KeySchema("name", .text, required: true, zh: "姓名", en: "their name"),
            KeySchema("roles", .list(.text), required: true, zh: "角色", en: "the roles they hold"),
            KeySchema(
                "localities", .list(.scalar), zh: "只办理这些行政区划的案件",
                en: "the localities whose cases they handle; all if left out"),
        ])
}
