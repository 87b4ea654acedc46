import DataValues
import Diagnostics

/// Two regions of one parallel state that set one field to different constants on different events: whichever comes last is what stands.
///
/// Only `sets` are held against each other. That regions write a date, a number or what a script works out by turns is common and meant, as
/// where each takes the receipt of its own party; a constant says which of several things is so, and two regions each say another.
/// What they say within one step is met by exploring.
struct RegionSetsCheck: WorkflowCheck {
    private struct Setting {
        var value: DataValue
        /// The event on which it is set; nil where entering a state sets it.
        var event: String?
        var location: SourceLocation
    }

    private let material: WorkflowMaterial
    private var tree: StateTree { material.tree }

    static func check(_ material: WorkflowMaterial) {
        let check = RegionSetsCheck(material: material)
        for (index, draft) in material.tree.drafts.enumerated() where draft.kind == .parallel {
            let regions = draft.children.filter { material.tree.drafts[$0].kind != .history }
            let settings = regions.map { check.settings(in: $0, of: index) }
            for first in regions.indices {
                for second in regions.indices where second > first {
                    check.compare(regions[first], settings[first], regions[second], settings[second])
                }
            }
        }
    }

    /// What a region sets while the parallel state goes on, by field: what ends it has the last word, and is meant to.
    private func settings(in region: Int, of parallel: Int) -> [String: [Setting]] {
        var found: [String: [Setting]] = [:]
        for (index, state) in material.content.states.enumerated() where isInside(index, region) {
            for set in state.sets {
                found[set.field, default: []].append(
                    Setting(value: set.value, event: nil, location: state.declaration.location))
            }
        }
        for transition in material.content.transitions where isInside(transition.source, region) {
            guard transition.targets.allSatisfy({ tree.isDescendant($0, of: parallel) }) else { continue }
            var event: String?
            if case .event(let name) = transition.trigger { event = name }
            for set in transition.sets {
                found[set.field, default: []].append(
                    Setting(value: set.value, event: event, location: transition.declaration.location))
            }
        }
        return found
    }

    private func isInside(_ state: Int, _ region: Int) -> Bool {
        state == region || tree.isDescendant(state, of: region)
    }

    private func compare(
        _ first: Int, _ own: [String: [Setting]], _ second: Int, _ others: [String: [Setting]]
    ) {
        for (field, settings) in own.sorted(by: { $0.key < $1.key }) {
            for setting in settings {
                // Emptying a field is no other answer to what it asks.
                let other = others[field]?.first { other in
                    other.value != setting.value && !other.value.isNull && !setting.value.isNull
                        && (other.event != setting.event || other.event == nil)
                }
                guard let other else { continue }
                report(field, setting, in: first, other, in: second)
                break
            }
        }
    }

    private func report(_ field: String, _ setting: Setting, in first: Int, _ other: Setting, in second: Int) {
        let (one, two) = (tree.drafts[first].id, tree.drafts[second].id)
        let (own, others) = (setting.value.canonicalJSON, other.value.canonicalJSON)
        material.log.add(
            .regionsSetOneField, at: setting.location,
            BilingualText(
                zh: "并行区域 \(one) 把 \(field) 置为 \(own)，区域 \(two) 置为 \(others)（\(other.location)）：后发生的盖掉先发生的",
                en:
                    "the region \(one) sets \(field) to \(own), and the region \(two) to \(others) (\(other.location)): whichever comes last covers the other"
            ),
            fix: BilingualText(
                zh: "两个区域各用自己的字段，或只由一个区域写", en: "give each region a field of its own, or let one of them write it"))
    }
}
