internal import CLuaShims
import DataValues

extension LuaMachine {
    /// Compiles a file, runs it once in an environment of its own under the budget, and takes the table of functions it
    /// returns.
    ///
    /// `name` is the file's path as messages are to show it. `environment` adds global names to those of every script.
    /// Beyond Lua's syntax it is checked, without waiting for the line to be run, that every global name and every
    /// member of a library exists, that no global is assigned, and that no function keeps state from one call to the
    /// next. All problems of the file are reported together; a syntax error hides the others.
    public func load(
        _ source: String, name: String, environment: [String: LuaBinding] = [:]
    ) throws(LuaLoadFailure) -> LuaModule {
        let outcome: Result<LuaModule, LuaLoadFailure>
        do throws(LuaError) {
            outcome = try loaded(source, name: name, environment: environment)
        } catch {
            var error = error
            error.file = error.file ?? name
            throw LuaLoadFailure(problems: [error])
        }
        return try outcome.get()
    }

    private func loaded(
        _ source: String, name: String, environment: [String: LuaBinding]
    ) throws(LuaError) -> Result<LuaModule, LuaLoadFailure> {
        let owner = LuaReferences(self)
        let temporary = LuaReferences(self)
        let chunk = try compile(source, name: name, temporary)
        let code = try bytecode()
        let globals = try makeEnvironment(environment, temporary)
        let unknown = unknownNames(in: code, environment: globals, file: name)
        if !unknown.isEmpty { return .failure(LuaLoadFailure(problems: unknown)) }

        var closures: Int32 = 0
        var closureCount: Int32 = 0
        var table: Int32 = 0
        try check(clua_run_module(core, chunk, globals, &closures, &closureCount, &table))
        temporary.append(closures)
        owner.append(table)
        var reader = ValueReader(core)
        var problems: [LuaError] = []
        let functions = exported(reader.read().record ?? [:], file: name, owner, &problems)
        problems += try keptState(closures, closureCount, file: name)
        if !problems.isEmpty {
            return .failure(
                LuaLoadFailure(problems: problems.sorted { ($0.line ?? 0, $0.message) < ($1.line ?? 0, $1.message) }))
        }
        let exports = try makeNamespace(functions, label: name, owner)
        return .success(LuaModule(name: name, functions: functions, owner: owner, exports: exports, table: table))
    }

    /// One module that has the functions of several, the later one's where names meet: what a layer's scripts see as
    /// their base. `name` stands in messages about functions it does not have.
    public func combine(_ modules: [LuaModule], name: String) throws(LuaError) -> LuaModule {
        let owner = LuaReferences(self)
        var functions: [String: LuaFunction] = [:]
        for module in modules {
            if module.owner.machine !== self { throw LuaError(.declaration, "the module belongs to another machine") }
            functions.merge(module.functions) { _, later in later }
        }
        let exports = try makeNamespace(functions, label: name, owner)
        return LuaModule(name: name, functions: functions, owner: owner, exports: exports, table: 0)
    }

    /// Lets the functions of a module meet others by the names of its own: what one of them calls as `M.name` is then the function given.
    ///
    /// What was taken out of the module before, its ``LuaModule/functions`` and modules combined of it, stays as it was. Names that the
    /// module does not have are passed over.
    public func rebind(_ module: LuaModule, to functions: [String: LuaFunction]) throws(LuaError) {
        for (name, own) in module.functions {
            guard let other = functions[name], other.reference != own.reference else { continue }
            if module.owner.machine !== self || other.owner.machine !== self {
                throw LuaError(.declaration, "the module belongs to another machine")
            }
            try check(clua_replace_member(core, module.table, name, other.reference))
        }
    }

    /// A reference to the function that a text makes; a byte order mark before it does not count.
    func compile(_ source: String, name: String) throws(LuaError) -> Int32 {
        var source = source
        if source.utf8.starts(with: [0xEF, 0xBB, 0xBF]) { source.unicodeScalars.removeFirst() }
        if source.utf8.count > limits.sourceBytes {
            throw LuaError(.sourceTooLarge, "the text is longer than \(limits.sourceBytes) bytes", file: name)
        }
        var chunk: Int32 = 0
        let result = source.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { clua_compile(core, name, $0.baseAddress, bytes.count, &chunk) }
        }
        try check(result)
        return chunk
    }

    func compile(_ source: String, name: String, _ owner: LuaReferences) throws(LuaError) -> Int32 {
        let chunk: Int32
        do throws(LuaError) {
            chunk = try compile(source, name: name)
        } catch {
            throw error.code == .syntax ? SyntaxExplanation.of(error, in: source, file: name) : error
        }
        owner.append(chunk)
        return chunk
    }

    /// The compiled form in the outgoing buffer.
    func bytecode() throws(LuaError) -> Bytecode {
        var count = 0
        let start = clua_outgoing(core, &count)
        return try Bytecode(UnsafeRawBufferPointer(start: start, count: count))
    }

    private func makeEnvironment(_ bindings: [String: LuaBinding], _ owner: LuaReferences) throws(LuaError) -> Int32 {
        var writer = ValueWriter(core, limits: limits)
        try writer.beginRecord(count: bindings.count)
        for (name, binding) in bindings {
            if !LuaToken.isName(name) { throw LuaError(.declaration, "'\(name)' is not a name for a global") }
            try writer.write(key: name)
            switch binding {
            case .value(let value): try writer.write(value)
            case .view(let view):
                try checkOwner(view)
                try writer.write(reference: view.reference)
            case .module(let module):
                if module.owner.machine !== self {
                    throw LuaError(.declaration, "the module belongs to another machine")
                }
                try writer.write(reference: module.exports)
            }
        }
        var environment: Int32 = 0
        try check(clua_make_environment(core, &environment))
        owner.append(environment)
        return environment
    }

    private func makeNamespace(
        _ functions: [String: LuaFunction], label: String, _ owner: LuaReferences
    ) throws(LuaError) -> Int32 {
        var writer = ValueWriter(core, limits: limits)
        try writer.beginRecord(count: functions.count)
        for (name, function) in functions {
            try writer.write(key: name)
            try writer.write(reference: function.reference)
        }
        var exports: Int32 = 0
        try check(clua_make_namespace(core, label, &exports))
        owner.append(exports)
        return exports
    }

    /// The functions among what the module returned; anything else is a problem.
    private func exported(
        _ entries: [String: DataValue], file: String, _ owner: LuaReferences, _ problems: inout [LuaError]
    ) -> [String: LuaFunction] {
        var functions: [String: LuaFunction] = [:]
        for (name, entry) in entries {
            guard let numbers = entry.list?.compactMap(\.integer), numbers.count == 3 else {
                let kind = entry.text ?? "value"
                let message = "'\(name)' in the table the file returns is a \(kind); a module is a table of functions"
                problems.append(LuaError(.notAModule, message, file: file))
                continue
            }
            let reference = Int32(truncatingIfNeeded: numbers[0])
            owner.append(reference)
            functions[name] = LuaFunction(
                name: name, file: file, line: numbers[1] > 0 ? Int(numbers[1]) : nil,
                parameterCount: numbers[2] >= 0 ? Int(numbers[2]) : nil, reference: reference, owner: owner)
        }
        return functions
    }
}
