import { type Html, html } from '../html'
import type { Site } from '../site'

/** Whom citizens of a province ask about the protection of their data; `contact` is undefined until it is entered. */
export type ProvinceContact = {
  readonly provinceName: string
  readonly contact:
    | { readonly name: string; readonly email: string; readonly phone: string; readonly address: string }
    | undefined
}

/** A telephone number as a link dials it. */
const dialled = (phone: string) => phone.replace(/[^\d+]/g, '')

function contactOf({ say }: Site, { provinceName, contact }: ProvinceContact): Html {
  if (!contact) return html`<h3>${provinceName}</h3><p>${say('officerMissing', { province: provinceName })}</p>`
  const { name, email, phone, address } = contact
  return html`<h3>${provinceName}</h3><dl class="facts"><div><dt>${say('officerName')}</dt><dd>${name}</dd></div><div><dt>${say('officerEmail')}</dt><dd><a href="mailto:${email}">${email}</a></dd></div><div><dt>${say('officerPhone')}</dt><dd><a href="tel:${dialled(phone)}">${phone}</a></dd></div><div><dt>${say('officerAddress')}</dt><dd>${address}</dd></div></dl>`
}

/** Who answers for the protection of data in each of these provinces; the page says the texts of `privacy`. */
export const officerSection = (site: Site, contacts: readonly ProvinceContact[]): Html =>
  html`<section class="part" id="petugas"><h2>${site.say('officerTitle')}</h2><p>${site.say('officerIntro')}</p>${contacts.map((one) => contactOf(site, one))}</section>`
