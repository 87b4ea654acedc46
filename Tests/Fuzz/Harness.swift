import Foundation
import FuzzTargets

/// The target that `TIAOCHU_FUZZ` names.
private let target: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["TIAOCHU_FUZZ"] ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
        fatalError("there is no fuzz target '\(name)': \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return target
}()

/// libFuzzer's own loop; https://llvm.org/docs/LibFuzzer.html#using-libfuzzer-as-a-library
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ input: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Where the program begins: the package manager makes this symbol the `main` of a program called `fuzz`.
@_cdecl("fuzz_main")
public func fuzzMain(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> CInt {
    var count = count
    var arguments = arguments
    return runFuzzer(&count, &arguments, fuzzOneInput)
}

/// What libFuzzer calls with every input; https://llvm.org/docs/LibFuzzer.html#fuzz-target
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    if let promise = target.brokenPromise(bytes) { preconditionFailure("\(target.rawValue): \(promise)") }
    return 0
}
