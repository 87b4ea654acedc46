import Diagnostics
import Documents
import Simulation
import Workflows

extension DiagnosticCode {
    /// Findings about SCXML documents, in the order of their numbers. The room that finds them knows nothing of this table; a test compares.
    static let scxml: [DiagnosticCode] = scxmlText + scxmlElements + scxmlContent + scxmlChart

    private static let scxmlText: [DiagnosticCode] = [
        DiagnosticCode(
            "X101", title: BilingualText(zh: "不是 XML", en: "Not XML"),
            explanation: BilingualText(
                zh: "SCXML 文档首先要是格式良好的 XML：标签成对，属性加引号，文字里的 & 和 < 写作 &amp; 和 &lt;。不读文档类型声明（DOCTYPE）和其中的实体；过大、过深的文档不读。",
                en: """
                    An SCXML document is well-formed XML before anything else: tags come in pairs, attributes are quoted, & and < in text are \
                    written &amp; and &lt;. A document type declaration (DOCTYPE) and its entities are not read, nor are documents too large or \
                    too deep.
                    """)),
        DiagnosticCode(
            "X102", title: BilingualText(zh: "根元素不是 scxml", en: "The root element is not scxml"),
            explanation: BilingualText(
                zh: "文档的根元素是 scxml，命名空间是 http://www.w3.org/2005/07/scxml（可以不写）。",
                en: "The root element is scxml, in the namespace http://www.w3.org/2005/07/scxml or in none.")),
        DiagnosticCode(
            "X103", title: BilingualText(zh: "SCXML 的版本", en: "A version of SCXML"),
            explanation: BilingualText(
                zh: "只认识 1.0 版；version 属性写 1.0 或不写。", en: "Only version 1.0 is known; version is 1.0 or left out.")),
        DiagnosticCode(
            "X104", title: BilingualText(zh: "数据模型", en: "A data model"),
            explanation: BilingualText(
                zh: "条件、表达式和脚本用 Lua 写：datamodel 写 lua 或不写；只用 In() 的 null 文档也能运行。ecmascript、xpath 文档要先改写。",
                en: """
                    Conditions, expressions and scripts are Lua: datamodel is lua or left out; a null document, which has only \
                    In(), runs too. Documents in ecmascript or xpath have to be translated first.
                    """)),
        DiagnosticCode(
            "X105", title: BilingualText(zh: "数据何时取值", en: "When data gets its values"),
            explanation: BilingualText(
                zh: "binding 是 early（开始时，默认）或 late（首次进入所在状态时）。",
                en: "binding is early (at the start, the default) or late (when the state is first entered).")),
    ]

    private static let scxmlElements: [DiagnosticCode] = [
        DiagnosticCode(
            "X106", title: BilingualText(zh: "值和表达式只能写一个", en: "A value and an expression for it"),
            explanation: BilingualText(
                zh: "event 与 eventexpr、target 与 targetexpr 之类，一个给出值，一个给出计算值的 Lua，只能写其一。",
                en:
                    "event and eventexpr, target and targetexpr and the like give one thing in two ways; write one of them."
            )),
        DiagnosticCode(
            "X107", title: BilingualText(zh: "元素的位置不对", en: "An element out of place"),
            explanation: BilingualText(
                zh: "这个元素或文字不属于这里，或元素名称拼错。其他命名空间的元素不受限制，会被跳过。",
                en:
                    "The element or text does not belong here, or the element is misspelt. Elements of other namespaces may stand "
                    + "anywhere and are skipped."
            )),
        DiagnosticCode(
            "X108", title: BilingualText(zh: "缺少属性", en: "A missing attribute"),
            explanation: BilingualText(
                zh: "元素没有它必须有的属性，如 raise 的 event、assign 的 location。",
                en:
                    "An element lacks an attribute it cannot do without, such as raise its event or assign its location."
            )),
        DiagnosticCode(
            "X109", title: BilingualText(zh: "历史状态的种类", en: "A kind of history"),
            explanation: BilingualText(
                zh: "history 的 type 是 shallow（只记直接子状态，默认）或 deep（记最内层的状态）。",
                en:
                    "A history's type is shallow (it remembers the immediate children, the default) or deep (the innermost states)."
            )),
        DiagnosticCode(
            "X110", title: BilingualText(zh: "转移的种类", en: "A kind of transition"),
            explanation: BilingualText(
                zh: "transition 的 type 是 external（默认，先离开源状态）或 internal（目标都在源状态之内时不离开）。",
                en: """
                    A transition's type is external (the default: its source is left) or internal (its source is not left when every target \
                    lies inside it).
                    """)),
        DiagnosticCode(
            "X111", title: BilingualText(zh: "默认转移带了条件", en: "A default transition with a condition"),
            explanation: BilingualText(
                zh: "initial 和 history 里的转移只写目标和内容；进入时总要走它，所以不能有 event 和 cond。",
                en: """
                    The transition of an initial or history element has a target, and perhaps content. It is always taken, so it has no \
                    event and no cond.
                    """)),
        DiagnosticCode(
            "X112", title: BilingualText(zh: "两个初始状态", en: "Two initial states"),
            explanation: BilingualText(
                zh: "initial 属性和 initial 元素说的是同一件事，只写一个。",
                en: "The attribute initial and the element initial say the same thing; write one.")),
        DiagnosticCode(
            "X113", title: BilingualText(zh: "initial 的转移", en: "The transition of an initial"),
            explanation: BilingualText(
                zh: "initial 元素里恰有一个 transition，指明从哪里开始。",
                en: "An initial element holds exactly one transition, which says where to begin.")),
    ]

    private static let scxmlContent: [DiagnosticCode] = [
        DiagnosticCode(
            "X114", title: BilingualText(zh: "不认识的可执行内容", en: "Unknown executable content"),
            explanation: BilingualText(
                zh: "可执行内容有 raise、if、foreach、log、assign、script、send、cancel。",
                en: "Executable content is raise, if, foreach, log, assign, script, send and cancel.")),
        DiagnosticCode(
            "X115", title: BilingualText(zh: "脚本读不到", en: "A script that cannot be read"),
            explanation: BilingualText(
                zh: "script 的 src 只能是文档所在目录里的文件名。脚本读不到，文档就不能运行。",
                en:
                    "The src of a script is the name of a file beside the document. A document whose script cannot be read is not run."
            )),
        DiagnosticCode(
            "X116", title: BilingualText(zh: "数据读不到", en: "Data that cannot be read"),
            explanation: BilingualText(
                zh: "data 的 src 只能是文档所在目录里的文件名。",
                en: "The src of a data element is the name of a file beside the document.")),
        DiagnosticCode(
            "X117", title: BilingualText(zh: "参数没有值", en: "A parameter without a value"),
            explanation: BilingualText(
                zh: "param 用 expr 写出值，或用 location 指明值在哪里。",
                en: "A param gives its value by expr, or says by location where the value is.")),
        DiagnosticCode(
            "X118", title: BilingualText(zh: "两个 invoke 同名", en: "Two invocations of one id"),
            explanation: BilingualText(
                zh: "invoke 的 id 在文档里只出现一次：done.invoke.id 和 #_id 说的是哪一个，要分得清。不写 id，运行时会起一个。",
                en: """
                    The id of an invoke stands once in a document, so that done.invoke.id and #_id say which one is meant. Without an id, \
                    one is made when it runs.
                    """)),
        DiagnosticCode(
            "X119", title: BilingualText(zh: "状态太多", en: "Too many states"),
            explanation: BilingualText(
                zh: "一份文档至多一万个状态；更大的图请拆成几份，用 invoke 连起来。",
                en:
                    "A document has at most ten thousand states; a larger chart is split, and its parts are joined by invoke."
            )),
        DiagnosticCode(
            "X120", title: BilingualText(zh: "多写了一个元素", en: "One element too many"),
            explanation: BilingualText(
                zh: """
                    一个状态至多有一个 initial 和一个 donedata，一个 history 至多有一个 transition，一个 invoke 至多有一个 finalize，\
                    一条消息至多有一个 content。
                    """,
                en: """
                    A state has one initial and one donedata at most, a history one transition, an invoke one finalize, and a message one \
                    content.
                    """)),
        DiagnosticCode(
            "X121", title: BilingualText(zh: "名称写法不对", en: "A name that is none"),
            explanation: BilingualText(
                zh: "事件名称由点连接的词组成，不含空白；状态的 id 不含空白。无事件的转移不写 event。",
                en: """
                    The name of an event is words joined by dots, without blanks; the id of a state has no blank. A transition without an \
                    event has no attribute event.
                    """)),
        DiagnosticCode(
            "X122", title: BilingualText(zh: "数据的 id 不能作变量", en: "A data id that is no variable"),
            explanation: BilingualText(
                zh: """
                    data 的 id 是 Lua 变量的名称：英文字母、数字、下划线，不以数字开头，不是 Lua 的关键字。\
                    中文可以写在值里，不写在这个 id 里。
                    """,
                en: """
                    The id of data is the name of a Lua variable: ASCII letters, digits and _, no digit first, and none of Lua's keywords. \
                    Chinese may stand in values, not in this id.
                    """)),
        DiagnosticCode(
            "X123", title: BilingualText(zh: "else 不在最后", en: "An else that is not last"),
            explanation: BilingualText(
                zh: "if 里先写各个 elseif，最后写至多一个 else；else 之后的分支永远走不到。",
                en: "In an if come the elseif, then one else at most; a branch after an else could never be taken.")),
        DiagnosticCode(
            "X124", title: BilingualText(zh: "没有这个属性", en: "No such attribute"),
            explanation: BilingualText(
                zh: """
                    属性名写错了，或写在别的元素上。写错的 event 会使转移立即发生，写错的 delay 会使消息马上发出，所以不忽略。\
                    别的词汇的属性带前缀。
                    """,
                en: """
                    The name is misspelt, or belongs to another element. A misspelt event would make a transition that is taken at once, a \
                    misspelt delay a message that is sent now: so it is not passed over. Attributes of other vocabularies have a prefix.
                    """)),
        DiagnosticCode(
            "X125", title: BilingualText(zh: "转发与否", en: "Forwarding or not"),
            explanation: BilingualText(
                zh: "invoke 的 autoforward 写 true 或 false，小写。",
                en: "The autoforward of an invoke is true or false, in small letters.")),
    ]

    private static let scxmlChart: [DiagnosticCode] = [
        DiagnosticCode(
            "X201", title: BilingualText(zh: "状态图不合法", en: "A chart that is not legal"),
            explanation: BilingualText(
                zh: """
                    XML 没有错，但状态图不成立：id 重复（duplicateID），目标不存在（unknownTarget），初始状态不在其内（illegalInitial），\
                    目标不能同时激活（illegalTargetSet），历史状态没有默认或放错位置（historyWithoutDefault、misplacedHistory），\
                    最终状态里有子状态或转移（childrenNotAllowed、transitionsNotAllowed），并行状态没有区域（parallelWithoutRegions），\
                    转移既无事件又无条件和目标（emptyTransition）等。
                    """,
                en: """
                    The XML is right, but the chart does not hold: an id twice, a target that does not exist, an initial state outside its \
                    state, targets that cannot be active together, a history without a default or out of place, children or transitions of a \
                    final state, a parallel without regions, a transition with neither event nor condition nor target, and the like.
                    """))
    ]
}

extension DiagnosticCode {
    /// Every code there is, whichever room finds it, in the order of the reference page.
    static let everywhere = all + scenarios + scxml + documents
}
