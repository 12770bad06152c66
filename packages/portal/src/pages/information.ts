import { privacyNoticeVersion } from '@sipelandukilat/domain'
import { html } from '../html'
import { draftDaysOnDevice } from '../kept-on-device'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'
import { officerSection, type ProvinceContact } from './data-protection'

/** The privacy notice with who answers for it; a change of its text changes `privacyNoticeVersion`. */
export function renderPrivacy(site: Site, contacts: readonly ProvinceContact[]): string {
  const { say } = site
  const parts: readonly [string, string][] = [
    [say('privacyWho'), say('privacyWhoText')],
    [say('privacyBasis'), say('privacyBasisText')],
    [say('privacyWhat'), say('privacyWhatText')],
    [say('privacySeen'), say('privacySeenText')],
    [say('privacyDevice'), say('privacyDeviceText', { days: draftDaysOnDevice })],
    [say('privacyKept'), say('privacyKeptText')],
    [say('privacyRights'), say('privacyRightsText')],
    [say('privacyBreach'), say('privacyBreachText')],
  ]
  const body = html`<h1>${say('navPrivacy')}</h1><p class="lead">${say('privacyVersion', { version: privacyNoticeVersion })}</p>${parts.map(
    ([title, text]) => html`<section class="part"><h2>${title}</h2><p>${text}</p></section>`,
  )}${officerSection(site, contacts)}<div class="actions"><a class="button" href="${addresses.retention}">${say('privacySchedule')}</a></div>`
  return renderPage(site, { texts: ['privacy'], title: say('navPrivacy'), body })
}

export function renderHelp(site: Site): string {
  const { say } = site
  const parts: readonly [string, string][] = [
    [say('helpSignal'), say('helpSignalText')],
    [say('helpPhoto'), say('helpPhotoText')],
    [say('helpOther'), say('helpOtherText')],
    [say('helpLost'), say('followLost')],
    [say('helpCome'), say('helpComeText')],
    [say('helpCall'), say('helpCallText')],
    [say('helpMoney'), say('helpMoneyText')],
    [say('helpComplaint'), say('helpComplaintText')],
  ]
  const body = html`<h1>${say('navHelp')}</h1>${parts.map(
    ([title, text]) => html`<section class="part"><h2>${title}</h2><p>${text}</p></section>`,
  )}<div class="actions"><a class="button primary" href="${addresses.services}">${say('navServices')}</a><a class="button" href="${addresses.follow}">${say('navFollow')}</a><a class="button" href="${addresses.complaint}">${say('navComplaint')}</a></div>`
  return renderPage(site, { texts: ['help'], title: say('navHelp'), body })
}

/** Where the island lists what is kept on the device. */
export function renderDrafts(site: Site): string {
  const { say } = site
  const body = html`<h1>${say('navDrafts')}</h1><p class="lead">${say('draftsIntro')}</p><div id="daftar-draf"><noscript><p class="empty">${say('draftsNoScript')}</p></noscript></div><p class="help">${say('draftsOffline')}</p><div class="actions"><a class="button" href="${addresses.services}">${say('navServices')}</a></div>`
  return renderPage(site, { texts: ['drafts'], title: say('navDrafts'), body, islands: ['drafts'] })
}

/** Without a signal the service worker shows this at the address of any page that is not kept: the way on leads there again. */
export function renderNeedsSignal(site: Site): string {
  const { say } = site
  const kept: readonly [string, string][] = [
    [addresses.home, say('toHome')],
    [addresses.services, say('navServices')],
    [addresses.drafts, say('navDrafts')],
  ]
  const body = html`<h1>${say('needsSignal')}</h1><p class="lead">${say('needsSignalHelp')}</p><div class="actions"><a class="button primary" href="">${say('needsSignalAgain')}</a></div><section class="part"><h2>${say('needsSignalKept')}</h2><p>${say('needsSignalDrafts')}</p><div class="actions">${kept.map(
    ([address, label]) => html`<a class="button" href="${address}">${label}</a>`,
  )}</div></section>`
  return renderPage({ ...site, address: '' }, { texts: ['needs-signal', 'problem'], title: say('needsSignal'), body })
}
