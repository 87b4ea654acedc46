import DataValues
import LuaRuntime

enum LuaFuzzing {
    /// Between the script and the arguments, which are a JSON list.
    static let separator = Array("\n--args--\n".utf8)

    private static let limits = LuaLimits(
        instructions: 50_000, memoryBytes: 2 << 20, wallClock: .seconds(60), patternSteps: 200_000)

    static func brokenPromise(_ bytes: [UInt8]) -> String? {
        let parts = split(bytes)
        do {
            let machine = try LuaMachine(limits: limits, hostFunctions: [echo])
            let witness = try machine.load("return { double = function(n) return n * 2 end }", name: "witness.lua")
            do {
                let module = try machine.load(String(decoding: parts.script, as: UTF8.self), name: "fuzz.lua")
                for name in module.functionNames {
                    guard let function = module[name] else { continue }
                    do {
                        let answer = try machine.call(function, parts.arguments.map { .value($0) })
                        // What crossed the border is a value that can be written down and read again.
                        guard try DataValue(json: answer.canonicalJSON).normalized == answer.normalized else {
                            return "\(name) gave what does not read back: \(answer.canonicalJSON)"
                        }
                        if let promise = try brokenPromise(of: function, in: machine, name) { return promise }
                    } catch let error as LuaError where error.message.isEmpty {
                        return "\(name) failed without a word"
                    } catch is LuaError {
                        // A script may fail; the machine may not.
                    }
                }
            } catch let failure as LuaLoadFailure where failure.problems.isEmpty {
                return "refused without a word"
            } catch is LuaLoadFailure {
                // A script may be wrong.
            }
            guard let double = witness["double"] else { return "the witness is gone" }
            guard try machine.call(double, [.value(21)]) == 42 else { return "the witness answers wrongly" }
            machine.collectGarbage()
            return machine.memoryInUse <= limits.memoryBytes ? nil : "more memory than its limit"
        } catch {
            return "the machine is not usable afterwards: \(error)"
        }
    }

    /// The function again as a guard and as an action of a case: what it wrote can be read, and is undone.
    private static func brokenPromise(
        of function: LuaFunction, in machine: LuaMachine, _ name: String
    ) throws(LuaError) -> String? {
        let shape: [String: LuaShape] = [
            "amount": .integer, "name": .text, "list": .list(.record(["x": .number])), "free": .any,
        ]
        let value: [String: DataValue] = ["amount": 5, "name": "工人", "list": [["x": 1]], "free": ["deep": [1, "two"]]]
        let document = try LuaDocument(machine, name: "case", shape: shape, value: value)
        let before = try document.value()
        let asked = try machine.prepare(function, [document.frozen])
        let acting = try machine.prepare(function, [document.writable, document.frozen], in: .action)
        for _ in 0..<3 {
            do { _ = try asked.call() } catch {}
            guard try document.value() == before else { return "\(name) changed a case that it may only read" }
            do { try acting.run() } catch {}
            var changes: [String: DataValue] = [:]
            try document.readChanges { changes[document.fieldNames[$0]] = $1 }
            let after = try document.value()
            for (field, value) in changes where (after[field] ?? .null) != value {
                return "\(name) wrote \(value) to \(field), and there stands \(after[field] ?? .null)"
            }
            for field in shape.keys where changes[field] == nil && after[field] != before[field] {
                return "\(name) wrote to \(field) without a record of it"
            }
            try document.rollback()
            guard try document.value() == before else { return "what \(name) wrote is not undone" }
        }
        return nil
    }

    private static var echo: LuaHostFunction {
        LuaHostFunction(
            "echo", parameters: [LuaParameter("value", .any, isOptional: true)], result: .any, contexts: .hooks,
            zh: "原样返回。", en: "Gives back what it is given."
        ) { $0.first ?? .null }
    }

    private static func split(_ bytes: [UInt8]) -> (script: [UInt8], arguments: [DataValue]) {
        guard let range = bytes.firstRange(of: separator) else { return (bytes, [["amount": 5, "name": "工人"]]) }
        let arguments = (try? DataValue(json: Array(bytes[range.upperBound...])))?.list ?? [.null]
        return (Array(bytes[..<range.lowerBound]), arguments)
    }
}
