import Diagnostics
import Testing

@testable import Workflows

@Suite("Reading YAML with places")
struct YAMLReaderTests {
    private func read(_ text: String) -> (root: YAMLNode?, findings: String) {
        let log = DiagnosticLog()
        let root = YAMLReader.read(text, file: "a.yaml", log: log)
        return (root, lines(log.sorted))
    }

    @Test("nodes keep their order, places and quotes; scalars stay text")
    func places() throws {
        let (root, findings) = read("# 注释\n标题: 劳动争议\nb: [01, 'no', on]\na:\n  - x\n")
        #expect(findings == "")
        let entries = try #require(root?.entries)
        #expect(entries.map(\.key) == ["标题", "b", "a"])
        #expect(entries.map(\.keyLocation.description) == ["a.yaml:2:1", "a.yaml:3:1", "a.yaml:4:1"])
        #expect(entries[0].value.location.description == "a.yaml:2:5")
        #expect(
            entries[1].value.elements?.compactMap(\.scalar) == [
                YAMLScalar("01", isPlain: true), YAMLScalar("no", isPlain: false), YAMLScalar("on", isPlain: true),
            ])
    }

    @Test("a byte order mark and Windows line ends change nothing, places included")
    func windows() throws {
        let plain = read("a: 1\nb: [x, y]\nc: { d: e }\n").root
        #expect(read("\u{FEFF}a: 1\r\nb: [x, y]\r\nc: { d: e }\r\n").root == plain)
    }

    @Test("a duplicate key in a block is reported at its second place, and the rest of the file is still read")
    func duplicateBlock() throws {
        let (root, findings) = read("a: 1\nb:\n  c: 1\n  d: 2\n  c: [3, x\u{3000}]\na: { k: v }\nz: last\n")
        #expect(
            findings == """
                a.yaml:5:3 error[Y003] 键 c 写了两次，第一次在第 3 行 | the key c is written twice, first on line 3
                    fix: 留下一个 | keep one of them
                a.yaml:6:1 error[Y003] 键 a 写了两次，第一次在第 1 行 | the key a is written twice, first on line 1
                    fix: 留下一个 | keep one of them
                """)
        #expect(root?.entries?.map(\.key) == ["a", "b", "z"])
    }

    @Test("a duplicate key in braces is reported at its second place, and what follows on the line keeps its column")
    func duplicateFlow() throws {
        let (root, findings) = read("a: { k: 1, \"k\": 2, m: 3 }\n")
        #expect(findings.hasPrefix("a.yaml:1:12 error[Y003]"))
        #expect(root?["a"]?.entry("m")?.keyLocation.column == 20)
    }

    @Test("anchors, aliases, merge keys and tags are refused by name")
    func references() {
        #expect(read("a: &x { b: 1 }\nc: *x\n").findings.hasPrefix("a.yaml:2:4 error[Y004] 这里用了 *x"))
        #expect(read("a: &x 1\n").findings.hasPrefix("a.yaml:1:4 error[Y004] 这里用了 &x"))
        #expect(read("a: { <<: { b: 1 } }\n").findings.hasPrefix("a.yaml:1:6 error[Y004] 这里用了 <<"))
        #expect(
            read("a: !!int 12\n").findings
                == "a.yaml:1:4 error[Y005] 不支持标签 !!int | the tag !!int is not used here\n    fix: 删去标签；若本是文字，请加引号 | remove it, or put quotes around it if it is meant as text"
        )
        #expect(read("a: 'R&D *注*'\nb: |\n  &c 与 *d\n").findings == "")
    }

    @Test("references that multiply are refused before they are followed")
    func billionLaughs() {
        var text = "a0: &a0 [x, x]\n"
        for level in 1...60 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1), *a\(level - 1)]\n" }
        #expect(read(text + "? *a60\n: x\n").findings.hasPrefix("a.yaml:2:10 error[Y004]"))
    }

    @Test(
        "nesting beyond any use is a finding, in brackets, braces, blocks and keys",
        arguments: ["[", "{a: ", "- ", "? "])
    func depth(opening: String) {
        for levels in [101, 990, 5000, 100_000] {
            let text = String(repeating: opening, count: levels)
            let (_, findings) = read(text)
            #expect(findings.contains("error[Y0"))
        }
        let block =
            (0..<600).map { String(repeating: " ", count: $0) + "a:\n" }.joined() + String(repeating: " ", count: 600)
            + "b"
        #expect(read(block).findings.hasPrefix("a.yaml:102:102 error[Y006] 嵌套超过 100 层"))
    }

    @Test("a bracket that is never closed is named where it opens, whatever quotes, comments and text blocks hold")
    func unclosed() {
        let open = read("a: 1\nroles: [clerk, {x: '[', y: \"{\"}\nb:\n  - 2\nc: 3\n").findings
        #expect(open.contains("the '[' on line 2, column 8 is not closed up to here"), "\(open)")
        let brace = read(
            "t: |\n  [ {\nu: it's (a [note\nv: 'don''t [' # [ {\nw: [x, { y: 1, z: [2] ]\nq: 1\n"
        ).findings
        #expect(brace.contains("the '{' on line 5, column 8 is not closed up to here"), "\(brace)")
        let end = read("a: { b: 1,\n  c: 2\n").findings
        #expect(end.contains("the '{' on line 1, column 4 is not closed up to here"), "\(end)")
        #expect(!read("a: [1]\n b: 2\n").findings.contains("is not closed"))
    }

    @Test("malformed files say where, in both languages, and guess the usual slip")
    func syntax() {
        #expect(
            read("a:\n\tb: 1\n").findings == """
                a.yaml:2:1 error[Y002] 这个字符不能作为开头 | found character that cannot start any token
                    fix: 把第 2 行缩进里的制表符换成空格 | replace the tab in the indentation of line 2 by spaces
                """)
        #expect(
            read("a: 1\ntitle：中文\nb: 2\n").findings == """
                a.yaml:3:1 error[Y002] 键后缺少冒号 | could not find expected ':'
                    fix: 第 2 行有全角的“：”，YAML 的标点要用半角“:” | line 2 has a full-width ：; YAML's own punctuation is :
                """)
        #expect(read("a: \"x\n").findings.hasPrefix("a.yaml:2:1 error[Y002] 文件在此突然结束"))
        #expect(read("a: 1\n---\nb: 2\n").findings.hasPrefix("a.yaml:2:1 error[Y002] 一个文件里只能有一个文档"))
        #expect(read("a: 文\u{0}\n").findings.hasPrefix("a.yaml:1:5 error[Y002] 含有控制字符"))
        #expect(read("# 只有注释\n").findings.hasPrefix("a.yaml:1:1 error[Y008]"))
        #expect(read("a: {{name}}\n").findings.hasPrefix("a.yaml:1:5 error[Y009]"))
    }
}
