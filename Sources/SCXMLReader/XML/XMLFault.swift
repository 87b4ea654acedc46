import Diagnostics

/// What is wrong with a document that is not XML, in words. The parser gives numbers, those of libxml2's `xmlParserErrors`.
enum XMLFault {
    static func message(for code: Int?) -> BilingualText {
        code.flatMap { messages[$0] } ?? BilingualText(zh: "这不是格式良好的 XML", en: "this is not well-formed XML")
    }

    static let emptyDocument = 4

    private static let messages: [Int: BilingualText] = [
        emptyDocument: BilingualText(zh: "文档是空的，或不是 XML", en: "the document is empty, or no XML"),
        5: BilingualText(
            zh: "根元素没有结束，或之后还有内容", en: "the root element does not end, or something follows it"),
        9: BilingualText(zh: "有 XML 不允许的字符", en: "there is a character that XML does not allow"),
        23: BilingualText(
            zh: "& 之后应是实体名和分号；& 本身写作 &amp;", en: "after & comes an entity's name and ';'; & itself is &amp;"),
        26: BilingualText(zh: "实体没有声明", en: "an entity is not declared"),
        38: BilingualText(zh: "属性值里的 < 写作 &lt;", en: "a < within an attribute is written &lt;"),
        39: BilingualText(zh: "属性值要加引号", en: "the value of an attribute needs quotes"),
        40: BilingualText(zh: "属性值的引号没有配对", en: "the quotes of an attribute's value do not close"),
        41: BilingualText(zh: "属性没有值", en: "an attribute has no value"),
        42: BilingualText(zh: "同一属性写了两次", en: "an attribute is given twice"),
        45: BilingualText(zh: "注释没有结束", en: "a comment does not end"),
        63: BilingualText(zh: "CDATA 没有结束", en: "a CDATA section does not end"),
        65: BilingualText(zh: "这里要有空格", en: "a space is missing here"),
        68: BilingualText(zh: "< 之后应是元素名；< 本身写作 &lt;", en: "after < comes an element's name; < itself is &lt;"),
        73: BilingualText(zh: "标签没有以 > 结束", en: "a tag does not end with >"),
        76: BilingualText(zh: "结束标签与开始标签不符", en: "an end tag does not match its start tag"),
        77: BilingualText(zh: "文档没有写完", en: "the document ends too early"),
        201: BilingualText(zh: "命名空间前缀没有声明", en: "a namespace prefix is not declared"),
    ]
}
