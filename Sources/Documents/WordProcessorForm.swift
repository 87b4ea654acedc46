import StatutoryTime

/// A paper's HTML as word processors read it.
///
/// LibreOffice, which makes the DOCX, knows no Chinese list numbers, no length in `em` and no rule for what lies inside something else, and
/// puts half a line below a paragraph unless its class says otherwise. So list numbers are written out, paragraphs get classes, and the
/// style is one of its own in points. It knows no `counter(page)` either, but a footer with a field; and of the rules against a break those
/// after a paragraph: so the text that ends above signatures and seal holds on to them, and none of them stands on a page alone.
public enum WordProcessorForm {
    public static func of(_ html: String) -> String {
        var html = html.replacing(#/(?s)<ol>(.*?)</ol>/#) { numbered(String($0.1)) }
        html = html.replacing(
            #/<p>((?:(?!<\/p>).)*<\/p>\s*<div class="(?:signatures|parties-sign|close)">)/#.dotMatchesNewlines()
        ) {
            "<p class=\"text-kept\">\($0.1)"
        }
        html = html.replacing(#/(?s)<div class="(signatures|parties-sign|close)">(.*?)</div>/#) { match in
            let name = Self.classes[String(match.1)] ?? "text"
            return String(match.2).replacing("<p>", with: "<p class=\"\(name)-first\">", maxReplacements: 1)
                .replacing("<p>", with: "<p class=\"\(name)\">")
        }
        html = html.replacing("<p>", with: "<p class=\"text\">").replacing("<body>", with: "<body>\n\(footer)")
        return html.replacing(#/(?s)<style>.*?</style>/#, with: style)
    }

    /// The class of the paragraphs inside each kind of block.
    private static let classes = ["signatures": "signature", "parties-sign": "party", "close": "closing"]

    private static let footer =
        "<div title=\"footer\"><p class=\"page\">— <sdfield type=\"page\" subtype=\"random\" format=\"page\">1</sdfield> —</p></div>"

    private static func numbered(_ items: String) -> String {
        var count = 0
        return items.replacing(#/(?s)<li>(.*?)</li>/#) { item in
            count += 1
            return "<p>\(ChineseNumeral.text("\(count)") ?? "\(count)")、\(item.1)</p>"
        }
    }

    /// The layout of `style.mustache` in what LibreOffice reads. A margin of nothing counts as none given, hence half a point.
    private static let style = """
        <style>
        @page { size: A4; margin: 37mm 26mm 32mm 28mm }
        p, h1, h2 { font-family: FangSong, "仿宋", "Noto Serif CJK SC", serif; font-size: 16pt; line-height: 28pt; text-align: left }
        p.text, p.text-kept { text-indent: 32pt; margin-bottom: 0.5pt }
        p.text-kept, p.signature-first, p.signature, p.party-first, p.party, p.closing-first, p.closing { page-break-after: avoid }
        p.page { font-size: 14pt; text-align: center; text-indent: 0pt }
        p.to { text-indent: 0pt; margin-bottom: 2pt }
        p.office, h1 { font-family: STZhongsong, SimSun, "Noto Serif CJK SC", serif; font-size: 22pt; line-height: 34pt; font-weight: bold; \
        text-align: center; text-indent: 0pt; margin-bottom: 0.5pt }
        p.number { text-align: center; text-indent: 0pt; margin-top: 10pt; margin-bottom: 16pt }
        h2 { font-family: SimHei, "Noto Sans CJK SC", sans-serif; font-weight: normal; text-indent: 32pt; margin-top: 10pt; margin-bottom: 0.5pt }
        p.signature-first { margin-left: 220pt; text-indent: 0pt; margin-top: 36pt; margin-bottom: 0.5pt }
        p.signature { margin-left: 220pt; text-indent: 0pt; margin-bottom: 0.5pt }
        p.party-first { text-indent: 0pt; margin-top: 36pt; margin-bottom: 18pt }
        p.party { text-indent: 0pt; margin-bottom: 18pt }
        p.closing-first { text-align: right; text-indent: 0pt; margin-top: 42pt; margin-bottom: 0.5pt }
        p.closing { text-align: right; text-indent: 0pt; margin-bottom: 0.5pt }
        </style>
        """
}
