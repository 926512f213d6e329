import Glibc

/// The target that FUZZ_TARGET names.
private let target: FuzzTarget = {
  let known = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
  guard let name = getenv("FUZZ_TARGET"), let target = FuzzTarget(rawValue: String(cString: name)) else {
    fatalError("FUZZ_TARGET names what is tried, one of: \(known)")
  }
  return target
}()

/// What libFuzzer calls with each input: a rule that does not hold ends the program as a trap does.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    try target.run(Array(UnsafeBufferPointer(start: start, count: count)))
  } catch {
    fatalError("\(target.rawValue): \(error)")
  }
  return 0
}
