import Diagnostics
import Documents
import Foundation
import Workflows

/// Turns HTML into PDF or DOCX with a program that is installed on this machine.
struct PaperConverter {
    /// A program and how it is asked, `in.html` and `out.FORMAT` standing in the folder it runs in.
    private struct Program {
        var names: [String]
        var arguments: [String]
        /// Whether it reads HTML as word processors do.
        var isWordProcessor = false
    }

    let format: String
    /// The folders to look in, separated by colons.
    let path: String

    private static let chromium = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    private static let office = ["soffice", "libreoffice"]

    private var programs: [Program] {
        let office = Program(
            names: Self.office,
            arguments: [
                "--headless", "--norestore", "--infilter=HTML (StarWriter)", "--convert-to", format, "--outdir", ".",
                "in.html",
            ], isWordProcessor: true)
        guard format == "pdf" else { return [office] }
        // A browser keeps personal data out of its profile; for root it needs to be told that it has no sandbox.
        let browser =
            [
                "--headless", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir=profile",
                "--print-to-pdf=out.pdf",
            ]
            + (geteuid() == 0 ? ["--no-sandbox"] : []) + ["in.html"]
        return [
            Program(names: Self.chromium, arguments: browser),
            Program(names: ["wkhtmltopdf"], arguments: ["--quiet", "--page-size", "A4", "in.html", "out.pdf"]),
            Program(names: ["weasyprint"], arguments: ["in.html", "out.pdf"]),
            office,
        ]
    }

    /// The converted file's bytes.
    func convert(_ html: [UInt8]) throws -> [UInt8] {
        for program in programs {
            for name in program.names {
                if let found = InstalledProgram.find(name, path: path) {
                    let html =
                        program.isWordProcessor
                        ? Array(WordProcessorForm.of(String(decoding: html, as: UTF8.self)).utf8) : html
                    return try run(found.file, program.arguments, on: html)
                }
            }
        }
        let known = programs.flatMap(\.names).joined(separator: ", ")
        throw CommandFailure(
            .notFound, code: "no-converter",
            what: BilingualText(
                zh: "这台机器上没有能生成 \(format) 的程序", en: "no program on this machine makes \(format)"),
            why: BilingualText(zh: "在 PATH 里找过：\(known)", en: "looked on PATH for: \(known)"),
            fix: format == "pdf"
                ? BilingualText(
                    zh: "安装 chromium、wkhtmltopdf 或 LibreOffice（如 apt install chromium），或用浏览器打开 HTML 打印成 PDF",
                    en:
                        "install chromium, wkhtmltopdf or LibreOffice (apt install chromium), or print the HTML from a browser"
                )
                : BilingualText(
                    zh: "安装 LibreOffice（apt install libreoffice-writer），或用文字处理软件打开 HTML",
                    en: "install LibreOffice (apt install libreoffice-writer), or open the HTML in a word processor"))
    }

    private func run(_ program: URL, _ arguments: [String], on html: [UInt8]) throws -> [UInt8] {
        switch InstalledProgram(file: program).run(
            arguments, input: "in.html", html, outputs: ["out.\(format)", "in.\(format)"])
        {
        case .success(let bytes): return bytes
        case .failure(let failure): throw Self.failed(program, failure.why)
        }
    }

    private static func failed(_ program: URL, _ why: BilingualText) -> CommandFailure {
        CommandFailure(
            .outputFailed, code: "conversion-failed",
            what: BilingualText(zh: "\(program.path) 没有转换成功", en: "\(program.path) did not convert the document"),
            why: why,
            fix: BilingualText(
                zh: "先用 --format html 制作，再自行转换", en: "make it with --format html and convert it by hand"))
    }
}
