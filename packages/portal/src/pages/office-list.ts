import { type Html, html } from '../html'
import type { Site } from '../site'

/** Regencies and cities to choose from, each leading to its own page. */
export const officeList = (
  site: Site,
  offices: readonly { code: string; name: string }[],
  addressOf: (code: string) => string,
): Html =>
  html`<section class="part"><h2>${site.say('chooseRegency')}</h2><ul>${offices.map(
    ({ code, name }) => html`<li><a href="${addressOf(code)}">${name}</a></li>`,
  )}</ul></section>`
