// Runs in Thunderbird's main window, with the rights of the program: what its user does with a mail, and what then
// stands in the calendar. The arguments are a step's name, what the step takes, and where its answer goes.
const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs')
const { cal } = ChromeUtils.importESModule('resource:///modules/calendar/calUtils.sys.mjs')
/** What Thunderbird calls a mail that its list does not show: nsMsgViewIndex_None. */
const NO_ROW = 0xffffffff
const tabs = window.document.getElementById('tabmail')

async function until(what, find) {
  for (let attempt = 0; attempt < 200; attempt++) {
    const found = await find()
    if (found) return found
    await new Promise(resolve => window.setTimeout(resolve, 100))
  }
  throw new Error(`Waited in vain for ${what}`)
}

function inbox() {
  const { rootFolder } = MailServices.accounts.defaultAccount.incomingServer
  const found = rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox)
  return found.QueryInterface(Ci.nsIMsgLocalMailFolder)
}

const isShown = button => !button.hidden && button.getBoundingClientRect().width > 0

/** The pane in which the mail is read. */
const reader = () => tabs.currentAboutMessage

const steps = {
  /** A new profile's calendar lies there switched off until its user wants it. */
  async enableCalendar() {
    const [calendar] = await until('a calendar', () => {
      const calendars = cal.manager.getCalendars()
      return calendars.length > 0 && calendars
    })
    calendar.setProperty('disabled', false)
  },

  async receive(raw) {
    inbox().addMessage(raw)
  },

  /** Chooses the mail in the inbox, and says what its reader is shown, once the bar of the calendar has its buttons. */
  async open(messageId) {
    const folder = inbox()
    const mail = await until('the mail', () => folder.msgDatabase.getMsgHdrForMessageID(messageId))
    const page = await until('the window', () => tabs.currentAbout3Pane)
    await until('the folder', () => {
      if (page.gFolder?.URI !== folder.URI) page.displayFolder(folder.URI)
      return page.gDBView && page.gFolder?.URI === folder.URI
    })
    const { row } = await until('the row', () => {
      const row = page.gDBView.findIndexOfMsgHdr(mail, true)
      return row !== NO_ROW && { row }
    })
    page.threadTree.selectedIndex = row
    const shown = await until('the calendar’s buttons', () => {
      if (reader()?.gMessage?.messageId !== messageId) return null
      const bar = reader().document.getElementById('imip-bar')
      const buttons = reader().calImipBar.getButtons().filter(isShown)
      const { body } = reader().document.getElementById('messagepane').contentDocument
      const isLoaded = body?.textContent.includes(`Subject: ${mail.mime2DecodedSubject}`)
      return isLoaded && !bar.collapsed && buttons.length > 0 && { buttons, body }
    })
    return {
      buttons: shown.buttons.map(({ id }) => id),
      label: reader().document.querySelector('.calendar-notification-bar .msgNotificationBarText')
        .textContent,
      text: shown.body.textContent.replaceAll(/\s+/g, ' '),
    }
  },

  async press(button) {
    reader().document.getElementById(button).doCommand()
  },

  /** All that is in the user's calendars; times as milliseconds since 1970. */
  async events() {
    const lists = await Promise.all(
      cal.manager
        .getCalendars()
        .map(calendar => calendar.getItemsAsArray(Ci.calICalendar.ITEM_FILTER_ALL_ITEMS, 0, null, null)),
    )
    return lists.flat().map(event => ({
      uid: event.id,
      title: event.title,
      location: event.getProperty('LOCATION'),
      sequence: Number(event.getProperty('SEQUENCE')),
      start: event.startDate.nativeTime / 1000,
      end: event.endDate.nativeTime / 1000,
      localStart: event.startDate.getInTimezone(cal.dtz.defaultTimezone).icalString,
      answers: event.getAttendees().map(({ participationStatus }) => participationStatus),
    }))
  },
}

const [name, ...rest] = arguments
const done = rest.pop()
steps[name](...rest).then(
  value => done({ value: value ?? null }),
  error => done({ error: String(error) }),
)
