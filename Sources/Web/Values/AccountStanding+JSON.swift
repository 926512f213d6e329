import Casework
public import JSON
public import Office
import Store
import Wording

extension AccountRecord {
  /// The account without what hangs on it.
  var json: JSONValue { .object(members) }

  fileprivate var members: JSONObject {
    [
      "id": .string(id.description), "email": .string(email), "name": .string(name),
      "roles": .array(Role.allCases.filter(roles.contains).map { .string($0.rawValue) }),
      "active": .boolean(isActive), "oneTimePasswordUntil": oneTimeUntil.map(JSONValue.instant) ?? .null,
      "signedInAt": signedInAt.map(JSONValue.instant) ?? .null,
    ]
  }
}

extension AccountStanding {
  /// The account as the API and the command line tell it.
  public var json: JSONValue {
    var object = account.members
    object.append("secondFactor", .boolean(hasSecondFactor))
    object.append("officer", .text(officer?.id.description))
    object.append(
      "tokens",
      .array(
        tokens.map {
          [
            "id": .string($0.id.description), "issuedAt": .instant($0.issuedAt),
            "purpose": .string($0.purpose), "usedAt": $0.usedAt.map(JSONValue.instant) ?? .null,
          ]
        }))
    return .object(object)
  }
}
