import Diagnostics

/// What a property of a rule is called in a diff: in English as the files name it, in Chinese by a word with that name behind it.
enum DiffLabel {
    static func text(of property: String) -> String {
        guard let word = words[property] else { return property }
        return say(zh: "\(word)（\(property)）", en: property)
    }

    private static let words = [
        "title": "名称", "type": "类型", "required": "必填", "sensitive": "敏感", "default": "默认值", "bound": "限度", "law": "依据",
        "values": "值", "field": "字段", "roles": "角色", "requires": "须填", "accepts": "可填", "signs": "签署人",
        "apart_from": "不得同为", "system": "系统事件", "entry": "进入时", "exit": "离开时", "stamps": "记日期", "sets": "置值",
        "closure": "结案", "target": "去向", "guard": "守卫", "actions": "动作", "internal": "内部转移", "within": "时长",
        "from": "起算", "at_least": "至少提前", "before": "先于", "of": "由谁", "when": "适用条件", "until": "止于",
        "met_by": "完成于", "pauses": "中止于", "extension": "延长", "roll": "末日顺延", "warn": "提醒", "then": "届满后",
    ]
}
