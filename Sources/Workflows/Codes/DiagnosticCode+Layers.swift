import Diagnostics

/// Findings about locality layers.
extension DiagnosticCode {
    static let layers: [DiagnosticCode] = [
        unknownLocality, localityMismatch, missingParent, extendsCycle, chainNotRooted, overrideOfNothing,
        notOverridable,
        loosened, sameAsInherited, notOpen, overrideWithoutSource, unknownWorkflow, unknownParameterValue,
        valuesOverlap, valueEndsBeforeItBegins, incomparableBound, countedByAnotherRule, refusalWaived,
        limitConditionReplaced, rolesWidened, departsWithoutGround,
        limitStartReplaced,
    ]

    static let unknownLocality = DiagnosticCode(
        "L001", title: BilingualText(zh: "没有这个地区", en: "There is no such locality"),
        explanation: BilingualText(
            zh: """
                一个地区要有自己的层文件 workflows/localities/<代码>.yaml。新增一个地区：建此文件，写 locality、title、extends（上一级的代码），\
                只写与上一级不同之处；什么都不同也可以只有这三行。
                """,
            en: """
                A locality needs a layer of its own, workflows/localities/<code>.yaml. To add one, make that file with locality, \
                title and extends (the code of the level above), and state only what differs; three lines are enough when \
                nothing does.
                """))

    static let localityMismatch = DiagnosticCode(
        "L002", title: BilingualText(zh: "文件名与 locality 不符", en: "File name and locality differ"),
        explanation: BilingualText(
            zh: "地区层按文件名查找，文件里的 locality 应与文件名相同。",
            en: "A layer is found by its file's name, and the locality inside it must be the same."))

    static let missingParent = DiagnosticCode(
        "L003", title: BilingualText(zh: "上一层不存在", en: "The layer above does not exist"),
        explanation: BilingualText(
            zh: "extends 指的层没有文件。", en: "There is no file for the layer that extends names."))

    static let extendsCycle = DiagnosticCode(
        "L004", title: BilingualText(zh: "extends 成环", en: "extends goes in a circle"),
        explanation: BilingualText(
            zh: "沿 extends 向上应到 cn 为止，不能回到已经过的层。",
            en: "Following extends upwards must end at cn and never come back to a layer already passed."))

    static let chainNotRooted = DiagnosticCode(
        "L005", title: BilingualText(zh: "层没有接到 cn", en: "A layer does not lead up to cn"),
        explanation: BilingualText(
            zh: "每条链都以全国层 cn 为根；除 cn 外每层都要写 extends。",
            en: "The national layer cn is the root of every chain; every layer but cn needs extends."))

    static let overrideOfNothing = DiagnosticCode(
        "L101", title: BilingualText(zh: "要改的东西不存在", en: "A change to something that does not exist"),
        explanation: BilingualText(
            zh: "地区层只能改基础流程（或上面各层）已有的东西。诊断给出最接近的名字。",
            en: "A layer can only change what the base, or a layer above, already has. The finding names the nearest."))

    static let notOverridable = DiagnosticCode(
        "L102", title: BilingualText(zh: "地区层不得改这一项", en: "A layer may not change this"),
        explanation: BilingualText(
            zh: "地区层可以改标题、说明、角色、提示时间，可以加字段和事件，可以收紧期限；流程的结构和法律的要求不由地区改变。",
            en: """
                A layer may change titles, descriptions, roles and warnings, add fields and events, and tighten deadlines; the \
                structure of the procedure and what the law requires are not for a locality to change.
                """))

    static let loosened = DiagnosticCode(
        "L103", title: BilingualText(zh: "放宽了法定限度", en: "A statutory limit is loosened"),
        explanation: BilingualText(
            zh: """
                机关的期限只能缩短，给当事人的时间只能延长，参数不得越过 bound。确有上位依据的例外，要由基础流程标 overridable: true，\
                并在层里写明出处。
                """,
            en: """
                A limit on the office may only be shortened, time given to a party only lengthened, a parameter may not pass its \
                bound. Where a higher rule allows an exception, the base marks it overridable: true and the layer names its source.
                """))

    static let sameAsInherited = DiagnosticCode(
        "L104", .warning, title: BilingualText(zh: "与继承的值相同", en: "Equal to what is inherited"),
        explanation: BilingualText(
            zh: "地区层只写不同之处；相同的值多余，且上层改动时它不会跟着改。",
            en:
                "A layer states only what differs; an equal value is superfluous and will not follow when the layer above changes."
        ))

    static let notOpen = DiagnosticCode(
        "L105", title: BilingualText(zh: "此处不许地区层增加", en: "A layer may not add here"),
        explanation: BilingualText(
            zh: "新的子状态和转移只能加在基础流程标了 open: true 的状态里。",
            en: "New child states and transitions belong only in a state that the base marks open: true."))

    static let overrideWithoutSource = DiagnosticCode(
        "L106", title: BilingualText(zh: "修改没有写出处", en: "A change names no source"),
        explanation: BilingualText(
            zh: "改期限要写 source（出处），以便核对。",
            en: "A changed deadline needs a source, so that it can be checked."))

    static let unknownWorkflow = DiagnosticCode(
        "L107", title: BilingualText(zh: "没有这个流程", en: "There is no such workflow"),
        explanation: BilingualText(
            zh: "一个流程是文件夹 workflows/<名>，内有 workflow.yaml。",
            en: "A workflow is a folder workflows/<name> that holds a workflow.yaml."))

    static let unknownParameterValue = DiagnosticCode(
        "L108", title: BilingualText(zh: "没有流程声明这个参数", en: "No workflow declares this parameter"),
        explanation: BilingualText(
            zh: "地区层给出的每个参数值，都要有流程在 parameters 里声明它。",
            en: "Every parameter that a layer gives a value to must be declared in some workflow's parameters."))

    static let valuesOverlap = DiagnosticCode(
        "L109", title: BilingualText(zh: "同一层里两个值同日起效", en: "Two values of a layer begin on the same day"),
        explanation: BilingualText(
            zh: "同一层同一参数的值按 from 先后接续，两个值不能同日起效。",
            en: "The values of a parameter in one layer follow each other by from; two cannot begin on the same day."))

    static let valueEndsBeforeItBegins = DiagnosticCode(
        "L110", title: BilingualText(zh: "until 早于 from", en: "until is before from"),
        explanation: BilingualText(
            zh: "until 是最后一个有效日，不得早于 from。", en: "until is the last day in force and cannot be before from."))

    static let incomparableBound = DiagnosticCode(
        "L111", title: BilingualText(zh: "无法与法定限度比较", en: "Cannot be compared with the statutory limit"),
        explanation: BilingualText(
            zh: "单位不同的期间（如工作日与日）长短不定，无法证明没有放宽；请用与法定限度相同的单位。",
            en: """
                Periods in different units, such as working days and days, have no fixed relation, so nothing shows that the limit \
                is kept. Use the unit of the statutory limit.
                """))

    static let countedByAnotherRule = DiagnosticCode(
        "L112", title: BilingualText(zh: "改引条文会改变算法", en: "Citing another statute would count it otherwise"),
        explanation: BilingualText(
            zh: """
                期限末日遇休息日是否顺延、起算日是否计入，由 law 所引的法律（workflows/statutes）定。地区层改引另一部法律，两者有一样不同，期限就会\
                不声不响地挪动。请引基础流程那部法律的条文，地方规定写进 source。
                """,
            en: """
                Whether a last day on a rest day rolls and whether the first day counts is decided by the statute that law cites \
                (workflows/statutes). Where a layer cites another statute and they differ in one of the two, the deadline would move \
                without a word. Cite an article of the base's statute and name the local rule in source.
                """))

    static let refusalWaived = DiagnosticCode(
        "L113", title: BilingualText(zh: "地区层去掉了法定的拒绝", en: "A layer drops a refusal that rests on law"),
        explanation: BilingualText(
            zh: """
                地区层的守卫只答 true 或 false，不问它所替换的守卫，也不用 refuse 说明理由，而那一个依法律条文拒绝某些案件：那些案件在当地不再因此\
                被拒绝，或者被拒绝而不知依据。当地确有规定的，先问 base 的守卫，只在该规定许可时放行。期限的 extension 写了 at_most 的，无论守卫怎么答，延长都不得超过它。
                """,
            en: """
                A layer's guard answers true or false alone: it neither asks the one it replaces, which refuses some cases by an article of \
                law, nor refuses with a reason of its own. In that place they are refused for it no longer, or nobody is told why. Where a local rule permits them, ask the guard of base first and pass only \
                what the rule permits. An extension whose deadline says at_most keeps to it whatever guards answer.
                """))

    static let limitConditionReplaced = DiagnosticCode(
        "L114", title: BilingualText(zh: "地区层改动了法定期限的条件", en: "A layer decides whether a statutory limit applies"),
        explanation: BilingualText(
            zh: """
                期限的 when 决定它在案件中是否计算。引有法律条文的期限，其条件及条件所调用的函数不得由地区层的脚本替换：答一个“否”，法定期限就没有了。\
                当地期限更短的，在 deadlines 里写 within；适用哪一种期限取决于当地选择的，由全国层写成参数。
                """,
            en: """
                The `when` of a deadline decides whether it is counted in a case. Where the deadline cites an article of law, neither its \
                condition nor a function that the condition calls may be replaced by a layer's script: one `no` and the statutory limit is \
                gone. A shorter local limit is written as `within` under deadlines; a choice that is a locality's to make is a parameter \
                of the base.
                """))

    static let rolesWidened = DiagnosticCode(
        "L115", title: BilingualText(zh: "地区层把法定事项交给了别的角色", en: "A layer gives a statutory step to other roles"),
        explanation: BilingualText(
            zh: """
                事件引有法律条文的（如批准延长、终止审理、作出裁决），由哪些角色办理由基础流程定。地区层可以少给，不可以多给：多给一个角色，依法只有负责人\
                能作的决定，别人也能作了。
                """,
            en: """
                Which roles raise an event that cites an article of law, such as granting an extension, ending the proceedings or making \
                an award, is the base's to say. A layer may leave roles out and add none: with one more role somebody else could take a \
                decision that the law leaves to the head of the commission.
                """))

    static let departsWithoutGround = DiagnosticCode(
        "L116", .warning,
        title: BilingualText(zh: "偏离全国的值而没有依据", en: "A departure from the nation's value without its ground"),
        explanation: BilingualText(
            zh: """
                参数依据法律条文，全国层有值；地区层的值比法律要求的宽（期间短于至少、长于至多，清单多出几项），却没有用 law 写明当地所依的条文，也没有用 \
                verified: false 承认尚未核对。写明其中之一。
                """,
            en: """
                The parameter rests on an article and the nation has a value. The layer's is looser than the law's own, a period beyond the bound or \
                a list with more in it, and yet it names no article of its own with law, nor admits with verified: false that nobody has \
                compared it with its source. Say one of the two.
                """))

    static let limitStartReplaced = DiagnosticCode(
        "L117",
        title: BilingualText(
            zh: "地区层改动了法定期限的起算日", en: "A layer decides from when a statutory limit is counted"),
        explanation: BilingualText(
            zh: """
                期限从某个字段的日期起算，那个字段由基础流程的动作写。地区层的动作替换了它而不再写，期限就不再计算；自己另写一个日子，期限就挪动了。替换的\
                动作先调用 base 的同名动作，再做当地要做的（通知、交办），不要写起算日。
                """,
            en: """
                A deadline is counted from the day in a field, which an action of the base writes. Where a layer's action stands in its place and \
                does not write it, the limit is counted no more; where it writes another day, the limit moves. An action of a layer calls that of \
                base first, then does what is local, a notice or a task, and leaves the day alone.
                """))
}
