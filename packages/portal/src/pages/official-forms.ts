import { type Localized, localized } from '@sipelandukilat/domain'
import { type Html, html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'

export type OfficialFormLink = { number: string; title: Localized }

/** A form of an application; one that it does not need now stands apart. */
export type OwnFormLink = OfficialFormLink & { isNeeded: boolean }

/** What a form is called, for who reads another language with the Indonesian title that is printed on it. */
export const formTitle = ({ language }: Pick<Site, 'language'>, title: Localized): Html => {
  const own = localized(title, language)
  const printed = localized(title, 'id')
  const onPaper = html`<span lang="id">${printed}</span>`
  return own === printed ? onPaper : html`${own} (${onPaper})`
}

/** Official forms to print and fill in by pen. */
export function renderOfficialForms(site: Site, forms: readonly OfficialFormLink[]): string {
  const { say } = site
  const body = html`<h1>${say('officialFormsTitle')}</h1><p class="lead">${say('officialFormsIntro')}</p><ul class="requirements">${forms.map(
    ({ number, title }) =>
      html`<li><a href="${addresses.blankForm(number)}"><strong>${number}</strong> ${formTitle(site, title)}</a></li>`,
  )}</ul><p class="help">${say('officialFormsHelp')}</p>`
  return renderPage(site, { texts: ['official-forms'], title: say('officialFormsTitle'), body })
}
