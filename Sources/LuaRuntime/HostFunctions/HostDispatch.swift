internal import CLuaShims
import DataValues

/// Answers the machine's calls of host functions: checks context and arguments, runs the closure, writes the result.
final class HostDispatch {
    private let functions: [LuaHostFunction]
    private let limits: LuaLimits
    /// Set once the machine exists; it outlives this object's use.
    var core: OpaquePointer?

    init(_ functions: [LuaHostFunction], limits: LuaLimits) {
        self.functions = functions
        self.limits = limits
    }

    /// Called from C inside a protected call: returns a code and never throws through it.
    static let callback: clua_host_callback = { context, index in
        guard let context else { return 0 }
        return Unmanaged<HostDispatch>.fromOpaque(context).takeUnretainedValue().answer(Int(index))
    }

    private func answer(_ index: Int) -> Int32 {
        guard let core else { return 0 }
        do throws(LuaError) {
            let result = try run(functions[index], core)
            var writer = ValueWriter(core, limits: limits)
            try writer.write(result)
            return 0
        } catch {
            return refuse(error, core)
        }
    }

    private func refuse(_ error: LuaError, _ core: OpaquePointer) -> Int32 {
        var writer = ValueWriter(core, limits: limits)
        do throws(LuaError) {
            try writer.write(.text(String(error.message.prefix(600))))
        } catch {
            clua_incoming_reset(core)
        }
        return (error.code.number ?? Int32(CLUA_CODE_HOST_FUNCTION)) + 1
    }

    private func run(_ function: LuaHostFunction, _ core: OpaquePointer) throws(LuaError) -> DataValue {
        let context = LuaContexts(rawValue: clua_context(core))
        let signature = function.signature
        if signature.contexts.isDisjoint(with: context) {
            throw LuaError(
                .notPermittedHere,
                "'\(signature.name)' may not be called in \(context.phrase); it is for \(signature.contexts.phrase)")
        }
        var reader = ValueReader(core)
        let arguments = try signature.checked(reader.read().list ?? [])
        let result: DataValue
        do {
            result = try function.body(arguments)
        } catch let failure as LuaHostFailure {
            throw LuaError(failure.code, failure.message)
        } catch {
            throw LuaError(.hostFunction, "\(signature.name): \(error)")
        }
        return result
    }
}

extension LuaHostSignature {
    /// As many values as there are parameters, each as its type has it.
    func checked(_ arguments: [DataValue]) throws(LuaError) -> [DataValue] {
        var checked: [DataValue] = []
        for (index, parameter) in parameters.enumerated() {
            let argument = index < arguments.count ? arguments[index] : .null
            if argument.isNull {
                if !parameter.isOptional {
                    throw LuaError(
                        .typeMismatch, "\(name): '\(parameter.name)' is missing; expected \(parameter.type.phrase)")
                }
                checked.append(.null)
                continue
            }
            do throws(LuaTypeProblem) {
                checked.append(try parameter.type.checked(argument))
            } catch {
                throw LuaError(.typeMismatch, "\(name): '\(parameter.name)\(error.path)': \(error.message)")
            }
        }
        if arguments.count > parameters.count {
            throw LuaError(
                .typeMismatch, "\(name) takes \(parameters.count) arguments and was given \(arguments.count)")
        }
        return checked
    }
}
