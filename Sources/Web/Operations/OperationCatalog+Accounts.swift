import Casework
import JSON
import Office
import Secrets
import Store
import Wording

extension OperationCatalog {
  /// Accounts of staff and their tokens.
  static let accounts: [Operation] = [
    Operation(
      "listAccounts", .get, "/api/v1/accounts", area: .administration,
      summary: Sentence(
        "akun pegawai dengan nomor tokennya", "the accounts of staff with the numbers of their tokens"),
      access: .staff(.admin),
      answers: [.json(200, Sentence("akun", "the accounts"), .list(accountSchema))]
    ) { call in
      let accounts = try call.context.office.ask(as: call.caller) { try $0.accounts() }
      return .json(200, .array(accounts.map { $0.account.json(tokens: $0.tokens) }))
    },
    Operation(
      "addAccount", .post, "/api/v1/accounts", area: .administration,
      summary: Sentence("tambah akun pegawai", "add an account of a member of staff"),
      details: Sentence(
        "Dengan competencies orangnya juga petugas yang dapat diberi pertemuan. Dua kali dengan surel yang sama ditolak dengan 409.",
        "With competencies the person is an officer too, whom meetings can be given. Twice with the same e-mail address is refused with 409."
      ),
      body: .json(
        .named(
          "NewAccount",
          .closed([
            .required("email", .email), .required("name", RequestSchema.line),
            .required(
              "roles", .list(RequestSchema.choice(Role.self), count: 1...Role.allCases.count, isUnique: true)),
            .required(
              "password",
              .text(.line, length: AccountPassword.shortest...PasswordHash.mostPasswordBytes)),
            .optional("competencies", .list(RequestSchema.competence, count: 0...50, isUnique: true)),
          ]))),
      access: .staff(.admin), rate: .submitting,
      answers: [
        .json(
          201, Sentence("akun baru", "the new account"),
          .extensible([
            .required("id", RequestSchema.identifier), .optional("officer", RequestSchema.identifier),
          ]))
      ], problems: [.taken]
    ) { call in
      let body = try call.json()
      // What is kept of a call under a key would be a plain digest of the password: this call takes none.
      let added = try call.context.office.perform(
        AddAccount(
          email: try body.text("email"), name: try body.text("name"),
          roles: Set(try body.texts("roles").compactMap(Role.init(rawValue:))),
          password: try AccountPassword.hash(try body.text("password")),
          competencies: body.has("competencies") ? try body.texts("competencies") : nil), as: call.caller)
      var object: JSONObject = ["id": .string(added.account.description)]
      if let officer = added.officer { object.append("officer", .string(officer.description)) }
      return .json(201, .object(object))
    },
    Operation(
      "deactivateAccount", .post, "/api/v1/accounts/{account}/deactivate", area: .administration,
      summary: Sentence("matikan akun beserta tokennya", "switch an account off, and its tokens"),
      details: Sentence(
        "Berlaku seketika. Petugasnya tidak diberi pertemuan lagi; pertemuan yang sudah ada tetap, sampai petugas dinyatakan berhalangan.",
        "From the next call on. No more meetings are given to the officer; those that stand stay, until the officer is declared away."
      ),
      path: [.identifier("account")], headers: [.idempotencyKey], body: .json(.closed([])),
      access: .staff(.admin), rate: .submitting,
      answers: [.json(200, Sentence("akun yang mati", "the account, off"), accountSchema)]
    ) { call in
      try call.perform(DeactivateAccount(try call.path.identifier("account"))) {
        .json(200, $0.json(tokens: []))
      }
    },
    Operation(
      "issueToken", .post, "/api/v1/accounts/{account}/tokens", area: .administration,
      summary: Sentence("terbitkan token", "issue a token"),
      details: Sentence("Ditunjukkan sekali.", "It is shown once."), path: [.identifier("account")],
      headers: [.idempotencyKey], body: .json(.closed([])),
      access: .staff(.admin), rate: .submitting,
      answers: [
        .json(
          201, Sentence("tokennya", "the token"),
          .extensible([.required("id", RequestSchema.identifier), .required("token", .anyText)]))
      ]
    ) { call in
      try call.perform(IssueToken(account: try call.path.identifier("account"))) { issued in
        .json(201, ["id": .string(issued.id.description), "token": .string(issued.token.text)])
      }
    },
    Operation(
      "revokeToken", .delete, "/api/v1/tokens/{token}", area: .administration,
      summary: Sentence("cabut token", "revoke a token"), path: [.identifier("token")],
      access: .staff(.admin), answers: [.empty(Sentence("dicabut", "revoked"))]
    ) { call in
      try call.context.office.perform(RevokeToken(try call.path.identifier("token")), as: call.caller)
      return .empty
    },
  ]

  private static let accountSchema = Schema.named(
    "Account",
    .extensible([
      .required("id", RequestSchema.identifier), .required("email", .anyText), .required("name", .anyText),
      .required("roles", .list(RequestSchema.choice(Role.self))), .required("active", .boolean),
      .required(
        "tokens",
        .list(
          .extensible([
            .required("id", RequestSchema.identifier), .required("issuedAt", RequestSchema.instant),
          ]))),
    ]))
}

extension AccountRecord {
  fileprivate func json(tokens: [TokenRecord]) -> JSONValue {
    [
      "id": .string(id.description), "email": .string(email), "name": .string(name),
      "roles": .array(Role.allCases.filter(roles.contains).map { .string($0.rawValue) }),
      "active": .boolean(isActive),
      "tokens": .array(
        tokens.map { ["id": .string($0.id.description), "issuedAt": .instant($0.issuedAt)] }),
    ]
  }
}
