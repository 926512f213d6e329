import Wording

extension CommandCatalog {
  /// The commands of `jadwal`.
  static let jadwal: CommandCatalog = CommandCatalog(
    summary: Sentence(
      "penjadwalan layanan fasilitasi kendala teknis sistem",
      "scheduling for the facilitation of technical problems"),
    details: Sentence(
      """
      Menghitung hari kerja menurut kalender resmi, memeriksa kalender itu, dan mencocokkan permohonan \
      dengan petugas serta waktu yang diusulkan pemohon. Menjalankan layanannya dan mengurus datanya.
      """,
      """
      Counts working days by the official calendar, checks that calendar, and matches requests with \
      officers and the times that applicants propose. Runs the service and looks after its data.
      """
    ),
    globalOptions: GlobalOptions.all,
    groups: [
      CommandGroup(
        name: "workdays", summary: Sentence("hari kerja", "working days"),
        commands: [WorkdaysEarliest.declaration, WorkdaysList.declaration, WorkdaysCount.declaration]),
      CommandGroup(
        name: "holidays", summary: Sentence("hari libur", "days off"),
        commands: [
          HolidaysList.declaration, HolidaysCheck.declaration, HolidaysImport.declaration,
          HolidaysVersions.declaration, HolidaysExport.declaration, HolidaysForecast.declaration,
        ]),
      CommandGroup(
        name: "user", summary: Sentence("akun pegawai", "accounts of staff"),
        commands: [UserAddCommand.declaration] + UserCommands.all),
      CommandGroup(
        name: "token", summary: Sentence("token API", "API tokens"),
        commands: [TokenIssueCommand.declaration, TokenRevokeCommand.declaration]),
      SettingCommands.group,
      PersonalDataCommands.group,
      CommandGroup(
        name: "mail", summary: Sentence("surel", "mail"),
        commands: [
          MailReceiveCommand.declaration, MailSendCommand.declaration, MailCheckCommand.declaration,
        ]),
      CommandGroup(
        name: "bench", summary: Sentence("pengukuran", "measurements"),
        commands: [BenchSlots.declaration, BenchBookings.declaration, BenchData.declaration]),
    ],
    commands: [
      InitCommand.declaration, ServeCommand.declaration, BackupCommand.declaration,
      RestoreCommand.declaration, VerifyCommand.declaration,
      MatchCommand.declaration, SlotsCommand.declaration,
      OpenAPICommand.declaration,
      CompletionsCommand.declaration,
    ])
}
