/// What the history tells of, and what webhooks are called for. The raw values are those of the outside.
public enum Event: String, CaseIterable, Hashable, Sendable {
  case requestSubmitted = "request-submitted"
  case requestRegistered = "request-registered"
  case requestReturned = "request-returned"
  case requestCompleted = "request-completed"
  case requestReferred = "request-referred"
  case requestDisposed = "request-disposed"
  case requestReceived = "request-received"
  case requestAssigned = "request-assigned"
  case requestAnswered = "request-answered"
  case requestFacilitated = "request-facilitated"
  case requestClosed = "request-closed"
  case requestWithdrawn = "request-withdrawn"
  /// A decree has moved its earliest or due date.
  case requestDatesMoved = "request-dates-moved"
  case documentAdded = "document-added"
  case proposalsMade = "proposals-made"
  case proposalsNeeded = "proposals-needed"
  case meetingBooked = "meeting-booked"
  case meetingMoved = "meeting-moved"
  case meetingCalledOff = "meeting-called-off"
  /// Nothing has changed: told where another time was refused that an attendee's calendar had proposed.
  case meetingConfirmed = "meeting-confirmed"
  /// It is near.
  case meetingReminded = "meeting-reminded"
  case officersSubstituted = "officers-substituted"
  case reschedulingProposed = "rescheduling-proposed"
  case reschedulingCountered = "rescheduling-countered"
  case reschedulingDeclined = "rescheduling-declined"
  case reschedulingExpired = "rescheduling-expired"
  case reschedulingEnded = "rescheduling-ended"
  case alternativesReleased = "alternatives-released"
  case participationAnswered = "participation-answered"
  /// The rules refuse what an attendee has answered or proposed from a calendar.
  case counterRefused = "counter-refused"
  case coApplicantsChanged = "co-applicants-changed"
  case applicantLinksRevoked = "applicant-links-revoked"
  case planMade = "plan-made"
  /// The director has changed a plan by hand; nothing is booked yet.
  case planChanged = "plan-changed"
  case planApproved = "plan-approved"
  case officerAdded = "officer-added"
  case availabilityPublished = "availability-published"
  /// An officer has other hours on a single date.
  case dateHoursPublished = "date-hours-published"
  /// The hours of the single date are taken back.
  case dateHoursWithdrawn = "date-hours-withdrawn"
  case absenceDeclared = "absence-declared"
  case absenceWithdrawn = "absence-withdrawn"
  case subscriptionMade = "subscription-made"
  case subscriptionRemoved = "subscription-removed"
  case subscriptionBroken = "subscription-broken"
  case subscriptionMended = "subscription-mended"
  case holidaysImported = "holidays-imported"
  case feedMade = "feed-made"
  case feedRevoked = "feed-revoked"
  case complaintRegistered = "complaint-registered"
  case complaintAnswered = "complaint-answered"
  case accountAdded = "account-added"
  case accountDeactivated = "account-deactivated"
  case accountActivated = "account-activated"
  /// An account has other roles.
  case rolesChanged = "roles-changed"
  /// A member of staff has begun a session on the pages.
  case signedIn = "signed-in"
  /// A member of staff has ended it; what ran out is not told.
  case signedOut = "signed-out"
  case passwordChanged = "password-changed"
  /// The administrator has given somebody a password, to be replaced at the next sign-in.
  case passwordReset = "password-reset"
  case secondFactorAdded = "second-factor-added"
  case secondFactorRemoved = "second-factor-removed"
  case tokenIssued = "token-issued"
  case tokenRevoked = "token-revoked"
  case webhookAdded = "webhook-added"
  case webhookRemoved = "webhook-removed"
  case settingChanged = "setting-changed"
  /// A mail was given up; the administration desk is told.
  case mailFailed = "mail-failed"
  /// A mail that was given up is tried anew.
  case mailRetried = "mail-retried"
  /// A mail is not sent, though it was queued.
  case mailDropped = "mail-dropped"
  /// A mail about a request has come in.
  case mailArrived = "mail-arrived"
  /// A mail has come in that the administration desk has to look at.
  case mailSetAside = "mail-set-aside"
  /// The administration desk has dealt with a mail that came in.
  case mailSettled = "mail-settled"
  /// The administration desk vouches for a mail that waited, and it was taken.
  case mailVouched = "mail-vouched"
  /// The administration desk has corrected what a request tells.
  case requestCorrected = "request-corrected"
  /// What told of a person was erased from it; the history stays.
  case requestErased = "request-erased"
}
