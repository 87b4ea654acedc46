import Diagnostics

/// Findings about Lua hooks.
extension DiagnosticCode {
    static let hooks: [DiagnosticCode] = [
        luaSyntax, luaModule, luaNames, missingHook, unusedHook, duplicateHook, hookInBothUses, guardWrites,
        scriptName, guardWithoutAnswer, scriptValue,
    ]

    static let luaSyntax = DiagnosticCode(
        "H101", title: BilingualText(zh: "Lua 语法错误", en: "Lua syntax error"),
        explanation: BilingualText(
            zh: "文件不能按 Lua 5.4 编译。位置是 Lua 给出的行。",
            en: "The file does not compile as Lua 5.4. The place is the line that Lua gives."))

    static let luaModule = DiagnosticCode(
        "H102", title: BilingualText(zh: "脚本没有返回函数表", en: "A script returns no table of functions"),
        explanation: BilingualText(
            zh: "每个脚本以 return M 结束，M 是函数表；载入时不能出错，也不能有别的副作用。",
            en:
                "A script ends in return M, where M is a table of functions; loading it may not fail nor have other effects."
        ))

    static let missingHook = DiagnosticCode(
        "H103", title: BilingualText(zh: "没有脚本定义这个函数", en: "No script defines this function"),
        explanation: BilingualText(
            zh: "YAML 里的 guard、actions、entry、exit、when 指的函数，要由 scripts/<流程>/*.lua 或地区层的脚本定义。",
            en: """
                The functions that guard, actions, entry, exit and when name must be defined in scripts/<workflow>/*.lua or in a \
                layer's script.
                """))

    static let unusedHook = DiagnosticCode(
        "H104", .warning, title: BilingualText(zh: "函数没有被用到", en: "A function that nothing names"),
        explanation: BilingualText(
            zh: "返回表里的函数没有任何 guard、actions、entry、exit、when 指到它；多半是名字拼错。只供脚本内部用的函数请写成 local。",
            en: """
                Nothing names this function of the returned table as guard, action, entry, exit or when; often its name is misspelt. \
                Make functions for the script's own use local.
                """))

    static let duplicateHook = DiagnosticCode(
        "H105", title: BilingualText(zh: "同一层里函数重名", en: "Two scripts of a layer define one function"),
        explanation: BilingualText(
            zh: "一个流程的脚本同在一个名字空间，重名时无从判断用哪一个；地区层的同名函数则是有意替换。",
            en: """
                The scripts of a workflow share one namespace, and nothing tells which of two was meant; a function of the same name \
                in a locality's layer replaces the base's on purpose.
                """))

    static let hookInBothUses = DiagnosticCode(
        "H106", title: BilingualText(zh: "同一函数既作守卫又作动作", en: "One function is both guard and action"),
        explanation: BilingualText(
            zh: "守卫只看不改，动作会改；同一函数不能两用。",
            en: "A guard looks and changes nothing, an action changes things; one function cannot be both."))

    static let guardWrites = DiagnosticCode(
        "H108", title: BilingualText(zh: "守卫会改案件或发出事项", en: "A guard that can write"),
        explanation: BilingualText(
            zh: "守卫只回答可不可以。这个守卫，或它调用的函数，给案件字段赋值或发出事项；走到那里时会出错，案件停下。",
            en: """
                A guard only answers whether. This one, or a function it calls, assigns to the case or asks for an effect; when a                 case comes to that line it is a fault, and the case stops.
                """))

    static let luaNames = DiagnosticCode(
        "H107", title: BilingualText(zh: "脚本用了不该用的名字", en: "A script uses a name it may not"),
        explanation: BilingualText(
            zh: "脚本只能用列出的全局名和库函数，不能给全局变量赋值，也不能在两次调用之间记住什么；要记住的写进案件字段。",
            en: """
                A script has only the listed globals and library functions, may not assign globals, and keeps nothing from one call \
                to the next; what must be kept belongs in a field of the case.
                """))

    static let scriptName = DiagnosticCode(
        "H110",
        title: BilingualText(zh: "脚本写了没有声明的字段或参数", en: "A script names a field or parameter that is not declared"),
        explanation: BilingualText(
            zh: """
                case、params、event 和其中的记录只有流程声明的名称，refuse 的 facts 也只能写字段名。写错的名称一运行就会使办理停下\
                （退出码 7），所以不等运行就报。名为 case、params、event 的参数都按此检查。
                """,
            en: """
                case, params, event and the records in them have only the names that the workflow declares, and the facts of refuse \
                are names of fields. A wrong name would stop a case when it runs (exit code 7), so it is found before. Every parameter called case, params or event is held against this.
                """))

    static let guardWithoutAnswer = DiagnosticCode(
        "H111", title: BilingualText(zh: "守卫从不回答", en: "A guard that never answers"),
        explanation: BilingualText(
            zh: "守卫没有任何带值的 return，Lua 就当它返回 nil，也就是不通过，而且没有理由。多半是漏写了 return。",
            en: """
                No return of the guard has a value, so Lua gives nil, which is a no without a reason. Most likely a return was forgotten.
                """))

    static let scriptValue = DiagnosticCode(
        "H112", title: BilingualText(zh: "脚本写了字段没有的选项", en: "A script names a value that a choice does not have"),
        explanation: BilingualText(
            zh: """
                选项字段（或参数）与一个文字比较，或被赋以一个文字，而它没有这个选项：比较永远不成立，赋值一运行就出错。存结案方式的字段\
                同样只能是 closures 里的代码。按选项取值的表（KINDS[case.kind]）的键也一样：不是选项的键永远取不到。只看写在脚本里的文字；\
                拼出来的不查。
                """,
            en: """
                A choice is compared with a text, or assigned one, that is none of its values: the comparison never holds, and the \
                assignment fails when it runs. A field that holds the closure code is held to the codes under closures likewise, and so \
                are the keys of a table that is indexed by a choice (KINDS[case.kind]): one that is no value is never reached. Only texts \
                written in the script are seen, not those put together.
                """))
}
