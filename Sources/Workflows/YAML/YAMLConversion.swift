import Diagnostics
import Yams

/// Turns the parser's nodes into ours, refusing what these files do not use.
struct YAMLConversion {
    let file: String
    let repair: DuplicateKeyRepair
    let log: DiagnosticLog

    /// nil when nothing of the node can be kept; a finding has been made.
    mutating func node(_ node: Node, depth: Int) -> YAMLNode? {
        let place = location(node.mark)
        guard depth <= YAMLReader.maximumDepth else {
            log.add(
                .yamlTooDeep, at: place,
                BilingualText(
                    zh: "嵌套超过 \(YAMLReader.maximumDepth) 层",
                    en: "nested more than \(YAMLReader.maximumDepth) levels deep"),
                fix: YAMLReader.makeFlatter)
            return nil
        }
        if let anchor = node.anchor { log.add(YAMLReader.refused("&\(anchor.rawValue)", at: place)) }
        switch node {
        case .scalar(let scalar):
            refuseTag(scalar.tag, at: place)
            return YAMLNode(.scalar(YAMLScalar(scalar.string, isPlain: scalar.style == .plain)), at: place)
        case .sequence(let sequence):
            refuseTag(sequence.tag, at: place)
            return YAMLNode(.sequence(sequence.compactMap { self.node($0, depth: depth + 1) }), at: place)
        case .mapping(let mapping):
            refuseTag(mapping.tag, at: place)
            return YAMLNode(.mapping(mapping.compactMap { entry($0.key, $0.value, depth: depth) }), at: place)
        case .alias(let alias):
            log.add(YAMLReader.refused("*\(alias.anchor.rawValue)", at: place))
            return nil
        }
    }

    private mutating func entry(_ key: Node, _ value: Node, depth: Int) -> YAMLEntry? {
        let place = location(key.mark)
        guard case .scalar(let scalar) = key else {
            log.add(
                .yamlKeyNotText, at: place, BilingualText(zh: "列表或映射不能作键", en: "a list or a mapping cannot be a key"),
                fix: BilingualText(zh: "若本是文字，请加引号", en: "put quotes around it if it is meant as text"))
            return nil
        }
        if let anchor = key.anchor { log.add(YAMLReader.refused("&\(anchor.rawValue)", at: place)) }
        refuseTag(scalar.tag, at: place)
        guard !DuplicateKeyRepair.isRenamed(scalar.string) else { return nil }
        guard scalar.string != "<<" || scalar.style != .plain else {
            log.add(YAMLReader.refused("<<", at: place))
            return nil
        }
        guard let value = node(value, depth: depth + 1) else { return nil }
        return YAMLEntry(key: scalar.string, at: place, value: value)
    }

    private func refuseTag(_ tag: Tag, at place: SourceLocation) {
        let name = tag.rawValue
        // A quoted scalar comes with the tag of text although nobody wrote one.
        guard name != Tag.Name.implicit.rawValue, name != Tag.Name.str.rawValue else { return }
        log.add(
            .yamlTag, at: place,
            BilingualText(zh: "不支持标签 \(shown(name))", en: "the tag \(shown(name)) is not used here"),
            fix: BilingualText(zh: "删去标签；若本是文字，请加引号", en: "remove it, or put quotes around it if it is meant as text"))
    }

    private func shown(_ tag: String) -> String {
        tag.hasPrefix("tag:yaml.org,2002:") ? "!!\(tag.dropFirst("tag:yaml.org,2002:".count))" : tag
    }

    private func location(_ mark: Mark?) -> SourceLocation {
        let line = mark?.line ?? 1
        return SourceLocation(
            file: file, line: line, column: repair.originalColumn(line: line, column: mark?.column ?? 1))
    }
}
