import { html } from '../html'
import { renderPage } from '../layout'
import { addresses, privacyNoticeVersion, type Site } from '../site'

/** The privacy notice; a change of its text changes `privacyNoticeVersion`. */
export function renderPrivacy(site: Site): string {
  const { messages } = site
  const parts: readonly [string, string][] = [
    [messages.privacyWho, messages.privacyWhoText],
    [messages.privacyBasis, messages.privacyBasisText],
    [messages.privacyWhat, messages.privacyWhatText],
    [messages.privacySeen, messages.privacySeenText],
    [messages.privacyDevice, messages.privacyDeviceText],
    [messages.privacyKept, messages.privacyKeptText],
    [messages.privacyRights, messages.privacyRightsText],
    [messages.privacyBreach, messages.privacyBreachText],
  ]
  const body = html`<h1>${messages.navPrivacy}</h1><p class="lead">${messages.privacyVersion(privacyNoticeVersion)}</p>${parts.map(
    ([title, text]) => html`<section class="part"><h2>${title}</h2><p>${text}</p></section>`,
  )}`
  return renderPage(site, { title: messages.navPrivacy, body })
}

export function renderHelp(site: Site): string {
  const { messages } = site
  const parts: readonly [string, string][] = [
    [messages.helpSignal, messages.helpSignalText],
    [messages.helpPhoto, messages.helpPhotoText],
    [messages.helpOther, messages.helpOtherText],
    [messages.helpLost, messages.followLost],
    [messages.helpCome, messages.helpComeText],
    [messages.helpMoney, messages.helpMoneyText],
    [messages.helpComplaint, messages.helpComplaintText],
  ]
  const body = html`<h1>${messages.navHelp}</h1>${parts.map(
    ([title, text]) => html`<section class="part"><h2>${title}</h2><p>${text}</p></section>`,
  )}<div class="actions"><a class="button primary" href="${addresses.services}">${messages.navServices}</a><a class="button" href="${addresses.follow}">${messages.navFollow}</a><a class="button" href="${addresses.complaint}">${messages.navComplaint}</a></div>`
  return renderPage(site, { title: messages.navHelp, body })
}

/** Where the island lists what is kept on the device; also what is shown for a page that needs a signal. */
export function renderDrafts(site: Site): string {
  const { messages } = site
  const body = html`<h1>${messages.navDrafts}</h1><p class="lead">${messages.draftsIntro}</p><div id="daftar-draf"><noscript><p class="empty">${messages.draftsNoScript}</p></noscript></div><p class="help">${messages.draftsOffline}</p><div class="actions"><a class="button" href="${addresses.services}">${messages.navServices}</a></div>`
  return renderPage(site, { title: messages.navDrafts, body, islands: ['drafts'] })
}
