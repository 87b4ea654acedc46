import Foundation
import FuzzTargets

/// The target that `TIAOCHU_FUZZ` names.
private let target = FuzzTarget(rawValue: ProcessInfo.processInfo.environment["TIAOCHU_FUZZ"] ?? "") ?? .yaml

/// What libFuzzer calls with every input; https://llvm.org/docs/LibFuzzer.html#fuzz-target
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    if let promise = target.brokenPromise(bytes) { preconditionFailure("\(target.rawValue): \(promise)") }
    return 0
}
