// What Thunderbird is made to do: the first argument names one of `acts`, the rest are its own; the last is called with
// the answer. What is to be found again is kept at the main window.
const [act, ...words] = Array.from(arguments).slice(0, -1);
const done = arguments[arguments.length - 1];
const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");

/** The value of `look` as soon as it is one, and the same twice in a row; null where that does not come. */
async function settled(look) {
  let before;
  for (let count = 0; count < 200; count += 1) {
    const seen = JSON.stringify(look() ?? null);
    if (seen !== "null" && seen === before) {
      return JSON.parse(seen);
    }
    before = seen;
    await new Promise(resolve => setTimeout(resolve, 150));
  }
  return null;
}

const mainWindow = () => {
  const window = Services.wm.getMostRecentWindow("mail:3pane");
  return window?.document.readyState === "complete" ? window : null;
};

/** The bar above a message that is an invitation: its text and the buttons that can be pressed. */
function bar(window) {
  const page = window.document.getElementById("messageBrowser")?.contentDocument;
  const found = page?.getElementById("imip-bar");
  if (!found || found.collapsed) {
    return null;
  }
  const text = found.querySelector(".msgNotificationBarText")?.textContent;
  const shown = Array.from(page.querySelectorAll("#imip-view-toolbar toolbarbutton")).filter(
    button => button.id && !button.hidden && !button.disabled);
  return text ? { text, buttons: shown.map(button => button.id) } : null;
}

const acts = {
  /** An account whose mail goes to a port of this machine, with one calendar that invitations go into. */
  async account(email, port) {
    await settled(() => (mainWindow() ? true : null));
    const name = email.split("@")[0];
    const identity = MailServices.accounts.createIdentity();
    Object.assign(identity, { email, fullName: name, doFcc: false });
    const account = MailServices.accounts.createAccount();
    account.incomingServer = MailServices.accounts.createIncomingServer(name, "127.0.0.1", "pop3");
    account.addIdentity(identity);
    const server = MailServices.outgoingServer.createServer("smtp");
    const smtp = server.QueryInterface(Ci.nsISmtpServer);
    Object.assign(smtp, { hostname: "127.0.0.1", port });
    Object.assign(server, { authMethod: Ci.nsMsgAuthMethod.none, socketType: Ci.nsMsgSocketType.plain });
    identity.smtpServerKey = server.key;
    MailServices.outgoingServer.defaultServer = server;
    MailServices.accounts.defaultAccount = account;
    Services.prefs.setBoolPref("calendar.itip.compatSendMode", false);
    const calendar = cal.manager.createCalendar("storage", Services.io.newURI("moz-storage-calendar://"));
    calendar.name = "Home";
    cal.manager.registerCalendar(calendar);
    calendar.setProperty("imip.identity.key", identity.key);
    mainWindow().readersCalendar = calendar;
    return calendar.getProperty("organizerId");
  },

  /** Opens a mail in a file, in place of the one before. Answers with the bar above it, or null where none comes. */
  async open(path) {
    const file = Cc["@mozilla.org/file/local;1"].createInstance(Ci.nsIFile);
    file.initWithPath(path);
    const address = Services.io.newFileURI(file).mutate().setQuery("type=application/x-message-display").finalize();
    const main = mainWindow();
    main.openMessage?.close();
    main.openMessage = main.openDialog(
      "chrome://messenger/content/messageWindow.xhtml", "_blank", "all,chrome,dialog=no,status,toolbar", address);
    return settled(() => bar(main.openMessage));
  },

  /** Presses a button of the bar. */
  press(button) {
    mainWindow().openMessage.document.getElementById("messageBrowser").contentDocument.getElementById(button).click();
    return true;
  },

  /** What is in the calendar. */
  async items() {
    const found = await mainWindow().readersCalendar.getItemsAsArray(
      Ci.calICalendar.ITEM_FILTER_ALL_ITEMS, 0, null, null);
    const utc = time => time.getInTimezone(cal.dtz.UTC).icalString;
    return found.map(item => ({
      uid: item.id, sequence: Number(item.getProperty("SEQUENCE") ?? 0), status: item.status, title: item.title,
      start: utc(item.startDate), end: utc(item.endDate), zone: item.startDate.timezone.tzid,
      location: item.getProperty("LOCATION"),
      attendees: Object.fromEntries(item.getAttendees().map(
        attendee => [attendee.id.toLowerCase().replace("mailto:", ""), attendee.participationStatus])),
    }));
  },
};

Promise.resolve().then(() => acts[act](...words)).then(
  answer => done({ answer }), error => done({ error: `${error} ${error.stack}` }));
