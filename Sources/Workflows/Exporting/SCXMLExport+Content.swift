import DataValues

/// Guards, assignments and actions, as the Lua of a document that has none of the workflow's own code.
extension SCXMLExport {
    /// What the document's conditions and assignments call: whoever sends an event answers in its data, and what is not denied holds.
    static let answers = """

        -- Stands in for the workflow's own code. The data of an event may hold
        --   guards = { NAME = false }   guards that say no; the others pass
        --   role = "ROLE"               who raises it; anybody may if it is left out
        --   by = "PERSON"               who it is, by name
        --   apart = { "FIELD" }         fields that name the one who raises it
        --   missing = { "FIELD" }       facts that are required and not there
        --   at = "2026-03-05"           its legal date
        local function said(key)
          local data = _event and _event.data
          if type(data) == "table" then return data[key] end
        end
        function guard(name)
          local answers = said("guards")
          return type(answers) ~= "table" or answers[name] ~= false
        end
        function role(...)
          local own = said("role")
          if own == nil then return true end
          for _, name in ipairs({ ... }) do
            if name == own then return true end
          end
          return false
        end
        function given(field)
          local missing = said("missing")
          for _, name in ipairs(type(missing) == "table" and missing or {}) do
            if name == field then return false end
          end
          return true
        end
        function apart(field)
          local named = said("apart")
          for _, name in ipairs(type(named) == "table" and named or {}) do
            if name == field then return false end
          end
          return true
        end
        function person() return said("by") end
        function today() return said("at") end

        """

    /// Every reason for which a transition may be refused, in the order in which the engine asks: roles, people, facts, guards.
    func condition(of transition: TransitionMetadata) -> String {
        let roles = workflow.roles(taking: transition)
        let parts =
            (roles.isEmpty ? [] : ["role(\(roles.map(Self.lua).joined(separator: ", ")))"])
            + transition.persons.apartFrom.map { "apart(\(Self.lua($0)))" }
            + transition.requires.map { "given(\(Self.lua($0)))" } + transition.guards.map { "guard(\(Self.lua($0)))" }
        return parts.joined(separator: " and ")
    }

    /// What the engine does at one place, in its order: dates stamped, fields set, Lua actions.
    func content(
        stamps: [String], signs: [String] = [], sets: [FieldAssignment], actions: [String]
    ) -> [XMLTag] {
        stamps.map { XMLTag("assign", [("location", Self.location($0)), ("expr", "today()")]) }
            + signs.map { XMLTag("assign", [("location", Self.location($0)), ("expr", "person()")]) }
            + sets.map { XMLTag("assign", [("location", Self.location($0.field)), ("expr", Self.lua($0.value))]) }
            + actions.map { XMLTag("log", [("label", "action"), ("expr", Self.lua($0))]) }
    }

    /// A table with a table for each record, so that fields inside records can be assigned.
    func emptyCase(_ fields: [Field]) -> String {
        let records = fields.compactMap { field -> String? in
            guard case .record(let inner) = field.type else { return nil }
            return "[\(Self.lua(field.name))] = \(emptyCase(inner))"
        }
        return records.isEmpty ? "{}" : "{ \(records.joined(separator: ", ")) }"
    }

    // MARK: - Lua

    private static func location(_ field: String) -> String {
        "case" + field.split(separator: ".").map { "[\(lua(String($0)))]" }.joined()
    }

    static func lua(_ text: String) -> String {
        let escaped = text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "\\": result += "\\\\"
            case "'": result += "\\'"
            case "\n": result += "\\n"
            // Three digits, so that a digit after them is not taken for a part.
            case _ where scalar.value < 0x20: result += "\\" + String(scalar.value + 1000).dropFirst()
            default: result.unicodeScalars.append(scalar)
            }
        }
        return "'\(escaped)'"
    }

    static func lua(_ value: DataValue) -> String {
        switch value {
        case .null: "nil"
        case .boolean(let flag): "\(flag)"
        case .integer(let number): number == .min ? "math.mininteger" : "\(number)"
        case .real(let number): number.isFinite ? "\(number)" : "nil"
        case .text(let text): lua(text)
        case .list(let elements): "{ \(elements.map(lua).joined(separator: ", ")) }"
        case .record(let fields):
            "{ \(fields.sorted { $0.key < $1.key }.map { "[\(lua($0.key))] = \(lua($0.value))" }.joined(separator: ", ")) }"
        }
    }
}
