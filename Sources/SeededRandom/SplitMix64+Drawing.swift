extension SplitMix64 {
  /// Whether an event of this probability happens.
  public mutating func happens(_ probability: Double) -> Bool {
    // 53 bits are what a number between 0 and 1 can hold.
    Double(next() >> 11) * 0x1p-53 < probability
  }

  /// One of a few values, which must not be none.
  public mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int(next() % UInt64(values.count))]
  }
}
