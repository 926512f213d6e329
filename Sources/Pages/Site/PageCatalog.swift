/// Every page and every form of the service.
enum PageCatalog {
  static let all: [PageRoute] = ServicePage.routes + CalendarPage.routes + staff

  private static let staff: [PageRoute] =
    SignInPage.routes + CodePage.routes + DeskPage.routes + OwnAccountPage.routes + SecondFactorPage.routes
}
