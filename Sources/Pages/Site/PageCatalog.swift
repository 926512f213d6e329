/// Every page and every form of the service.
enum PageCatalog {
  static let all: [PageRoute] =
    ServicePage.routes + CalendarPage.routes + ComplaintPage.routes + RoomPage.routes + DraftPage.routes
    + ProblemTypePage.routes + applicant + staff + administration

  private static let applicant: [PageRoute] =
    RequestPage.routes + AgreementSection.routes + RequestTimesPage.routes + RequestDocumentsPage.routes
    + CompletionPage.routes + CompanionsPage.routes + WithdrawPage.routes + SubscriptionPage.routes
    + ReceiptPage.routes + PersonalDataFile.routes

  private static let staff: [PageRoute] =
    SignInPage.routes + CodePage.routes + NewPasswordPage.routes + DeskPage.routes + OwnAccountPage.routes
    + SecondFactorPage.routes + RequestListPage.routes + StaffRequestPage.routes + ErasurePage.routes
    + CounterPage.routes + IncomingMailPage.routes + ComplaintsPage.routes + HolidaysPage.routes
    + AvailabilityPage.routes + ReportsPage.routes + PlansPage.routes + WeekPage.routes

  /// What the administrator looks after.
  private static let administration: [PageRoute] =
    AccountsPage.routes + TokensPage.routes + OutgoingMailPage.routes + WebhookPage.routes
    + SettingPage.routes + FeedsPage.routes + HealthPage.routes
}
