import Glibc

/// One request on its way through MHD: made at its request line, freed when MHD says that it is over. Only
/// the thread of its connection touches it.
final class Exchange {
  /// The target as it was sent, up to a NUL if one was in it.
  let target: [UInt8]
  /// Where the target lies in MHD's buffer.
  let targetAddress: UnsafePointer<CChar>
  let began: Int64

  var method = "OTHER"
  var request: HTTPRequest?
  var finding: HTTPRouter.Finding?
  /// What is wrong with the request, if that is known already.
  var refusal: HTTPRefusal?
  /// What the route has answered to the head alone.
  var denial: HTTPResponse?
  /// Whether the route has judged the head.
  var isAdmitted = false
  var expectsBody = false
  var body: [UInt8] = []
  /// The bytes of the body that came, kept or not.
  var received = 0
  /// The greatest body that is kept.
  var limit = 0
  /// Whether what comes is thrown away.
  var isUnwanted = false
  /// The share of the budget for bodies that this one has.
  private var share = 0
  private let budget: BodyBudget
  /// The answer was given before the body came: what still comes is to be read and thrown away after it.
  var leavesBodyUnread = false
  var status: Int?
  var answerBytes = 0

  init(target: UnsafePointer<CChar>, began: Int64, budget: BodyBudget) {
    self.budget = budget
    targetAddress = target
    self.target = Array(UnsafeRawBufferPointer(start: target, count: strlen(target)))
    self.began = began
  }

  var route: String? {
    guard case .route(let route, _) = finding else { return nil }
    return route.path
  }

  deinit { giveUpBody() }

  /// Takes room for so many bytes of the body from what all have; `false` where there is none.
  func reserve(_ count: Int) -> Bool {
    guard count > share else { return true }
    guard budget.take(count - share) else { return false }
    share = count
    return true
  }

  /// Forgets the body, and gives its room back.
  func giveUpBody() {
    body = []
    budget.giveBack(share)
    share = 0
  }

  /// Takes a piece of the body; `false` where far more came than will ever be kept.
  func take(_ piece: UnsafeRawBufferPointer) -> Bool {
    received += piece.count
    // MHD can answer only behind the body; a little more than the limit is read for the sake of the answer.
    let isBearable = received <= limit * 2 + 1_048_576
    if isUnwanted { return isBearable }
    guard received > limit || !reserve(received) else {
      body.append(contentsOf: piece)
      return true
    }
    giveUpBody()
    isUnwanted = true
    refusal =
      received > limit
      ? HTTPRefusal(.bodyTooLarge, limit: limit) : HTTPRefusal(.tooMuchInHand, limit: budget.limit)
    return isBearable
  }
}
