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
      return .json(200, .array(accounts.map(\.json)))
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
      answers: [.json(200, Sentence("akun yang mati", "the account, off"), changedAccountSchema)]
    ) { call in
      try call.perform(DeactivateAccount(try call.path.identifier("account"))) { .json(200, $0.json) }
    },
    Operation(
      "issueToken", .post, "/api/v1/accounts/{account}/tokens", area: .administration,
      summary: Sentence("terbitkan token", "issue a token"),
      details: Sentence(
        "Ditunjukkan sekali. purpose: untuk apa.", "It is shown once. purpose: what it is for."),
      path: [.identifier("account")],
      headers: [.idempotencyKey],
      body: .json(.named("NewToken", .closed([.optional("purpose", RequestSchema.line)]))),
      access: .staff(.admin), rate: .submitting,
      answers: [
        .json(
          201, Sentence("tokennya", "the token"),
          .extensible([.required("id", RequestSchema.identifier), .required("token", .anyText)]))
      ]
    ) { call in
      let purpose = try call.json().optionalText("purpose") ?? ""
      return try call.perform(
        IssueToken(account: try call.path.identifier("account"), purpose: purpose)
      ) { issued in
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

  /// What is changed of an account while it stands.
  static let accountChanges: [Operation] = [
    Operation(
      "activateAccount", .post, "/api/v1/accounts/{account}/activate", area: .administration,
      summary: Sentence("aktifkan akun lagi", "switch an account on again"),
      details: Sentence(
        "Petugasnya dapat diberi pertemuan lagi. Tokennya tetap dicabut.",
        "Meetings can be given to its officer again. Its tokens stay revoked."),
      path: [.identifier("account")], headers: [.idempotencyKey], body: .json(.closed([])),
      access: .staff(.admin), rate: .submitting,
      answers: [.json(200, Sentence("akun yang aktif", "the account, on"), changedAccountSchema)]
    ) { call in
      try call.perform(ActivateAccount(try call.path.identifier("account"))) { .json(200, $0.json) }
    },
    Operation(
      "changeRoles", .put, "/api/v1/accounts/{account}/roles", area: .administration,
      summary: Sentence("ubah peran akun", "change the roles of an account"),
      details: Sentence(
        "Semua perannya sejak sekarang. Administrator terakhir yang aktif tetap administrator.",
        "All its roles from now on. The last active administrator stays one."),
      path: [.identifier("account")],
      body: .json(
        .named(
          "NewRoles",
          .closed([
            .required(
              "roles", .list(RequestSchema.choice(Role.self), count: 1...Role.allCases.count, isUnique: true))
          ]))),
      access: .staff(.admin), rate: .submitting,
      answers: [.json(200, Sentence("akunnya", "the account"), changedAccountSchema)]
    ) { call in
      let roles = Set(try call.json().texts("roles").compactMap(Role.init(rawValue:)))
      let account = try call.context.office.perform(
        ChangeRoles(of: try call.path.identifier("account"), to: roles), as: call.caller)
      return .json(200, account.json)
    },
    Operation(
      "resetPassword", .post, "/api/v1/accounts/{account}/password", area: .administration,
      summary: Sentence("atur ulang kata sandi orang lain", "reset the password of somebody else"),
      details: Sentence(
        "Kata sandi sementara ditunjukkan sekali, berlaku tiga hari, dan diganti pemiliknya saat masuk. Semua sesi berakhir dan semua token dicabut.",
        "The one-time password is shown once, holds for three days, and is replaced by its owner at sign-in. All sessions end and all tokens are revoked."
      ),
      path: [.identifier("account")], body: .json(.closed([])),
      access: .staff(.admin), rate: .submitting,
      answers: [
        .json(
          201, Sentence("kata sandi sementara", "the one-time password"),
          .extensible([.required("password", .anyText)]))
      ]
    ) { call in
      // What is kept of a call under a key could be read with it: this call takes none.
      let password = try OneTimePassword(from: call.context.office.surroundings.random)
      try call.context.office.perform(
        ResetPassword(of: try call.path.identifier("account"), to: password), as: call.caller)
      return .json(201, ["password": .string(password.text)])
    },
    Operation(
      "removeSecondFactor", .delete, "/api/v1/accounts/{account}/second-factor", area: .administration,
      summary: Sentence("lepas kode masuk orang lain", "take the sign-in codes from somebody else"),
      details: Sentence("Bila ponselnya hilang.", "Where the phone is lost."),
      path: [.identifier("account")], access: .staff(.admin),
      answers: [.empty(Sentence("dilepas", "taken away"))]
    ) { call in
      try call.context.office.perform(
        RemoveSecondFactor(of: try call.path.identifier("account")), as: call.caller)
      return .empty
    },
  ]

  private static let accountFields: [Schema.Member] = [
    .required("id", RequestSchema.identifier), .required("email", .anyText), .required("name", .anyText),
    .required("roles", .list(RequestSchema.choice(Role.self))), .required("active", .boolean),
    .required("oneTimePasswordUntil", .nullable(RequestSchema.instant)),
    .required("signedInAt", .nullable(RequestSchema.instant)),
  ]

  private static let changedAccountSchema = Schema.named("ChangedAccount", .extensible(accountFields))

  private static let accountSchema = Schema.named(
    "Account",
    .extensible(
      accountFields + [
        .required("secondFactor", .boolean), .required("officer", .nullable(RequestSchema.identifier)),
        .required(
          "tokens",
          .list(
            .extensible([
              .required("id", RequestSchema.identifier), .required("issuedAt", RequestSchema.instant),
              .required("purpose", .anyText), .required("usedAt", .nullable(RequestSchema.instant)),
            ]))),
      ]))
}
