import Diagnostics
import Foundation

/// Draws DOT with the dot of Graphviz that is installed on this machine.
struct GraphConverter {
    /// The folders to look in, separated by colons.
    let path: String

    func svg(of dot: String) throws -> String {
        guard let program = InstalledProgram.find("dot", path: path) else {
            throw CommandFailure(
                .notFound, code: "no-converter",
                what: BilingualText(zh: "这台机器上没有能生成 svg 的程序", en: "no program on this machine makes svg"),
                why: BilingualText(zh: "在 PATH 里找过：dot", en: "looked on PATH for: dot"),
                fix: BilingualText(
                    zh: "安装 Graphviz（apt install graphviz），或用 --format dot 存下来到别处画",
                    en: "install Graphviz (apt install graphviz), or draw the text of --format dot elsewhere"))
        }
        switch program.run(
            ["-Tsvg", "-o", "out.svg", "in.dot"], input: "in.dot", Array(dot.utf8), outputs: ["out.svg"])
        {
        case .success(let bytes): return String(decoding: bytes, as: UTF8.self)
        case .failure(let failure):
            throw CommandFailure(
                .outputFailed, code: "conversion-failed",
                what: BilingualText(
                    zh: "\(program.file.path) 没有画成", en: "\(program.file.path) did not draw the graph"),
                why: failure.why,
                fix: BilingualText(
                    zh: "先用 --format dot 存下来，再自行转换", en: "save the text of --format dot and convert it by hand"))
        }
    }
}
