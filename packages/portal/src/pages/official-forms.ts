import { type Localized, localized } from '@sipelandukilat/domain'
import { html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'

export type OfficialFormLink = { number: string; title: Localized }

/** Official forms to print and fill in by pen. Their titles are in Indonesian, as they are printed. */
export function renderOfficialForms(site: Site, forms: readonly OfficialFormLink[]): string {
  const { say } = site
  const body = html`<h1>${say('officialFormsTitle')}</h1><p class="lead">${say('officialFormsIntro')}</p><ul class="requirements">${forms.map(
    ({ number, title }) =>
      html`<li><a href="${addresses.blankForm(number)}"><strong>${number}</strong> <span lang="id">${localized(title, 'id')}</span></a></li>`,
  )}</ul><p class="help">${say('officialFormsHelp')}</p>`
  return renderPage(site, { texts: ['official-forms'], title: say('officialFormsTitle'), body })
}
