import { formatDate, type Localized, localized } from '@sipelandukilat/domain'
import { html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'
import { officeList } from './office-list'

export type CharterProps = {
  regencyName: string
  /** Undefined until the office has written it: nothing is promised in its stead. */
  charter: { words: Localized; signedBy: string; signedOn: string } | undefined
}

/** Maklumat Pelayanan: what an office promises, who signed it and when. */
export function renderCharter(site: Site, { regencyName, charter }: CharterProps): string {
  const { say, language } = site
  const title = say('charterOf', { regency: regencyName })
  const isTranslated = charter?.words[language] !== undefined
  const body = html`<h1>${title}</h1>${
    charter
      ? html`<section class="part" lang="${isTranslated ? language : 'id'}">${localized(charter.words, language)
          .split(/\n{2,}/)
          .map((paragraph) => html`<p class="typed">${paragraph}</p>`)}</section><p>${say('charterSigned', {
          date: formatDate(charter.signedOn, language),
          name: charter.signedBy,
        })}</p>`
      : html`<section class="empty" aria-labelledby="maklumat-kosong"><h2 id="maklumat-kosong">${say('charterNone')}</h2><p>${say('charterNoneHelp')}</p></section>`
  }<div class="actions"><a class="button" href="${addresses.charters}">${say('chooseRegency')}</a><a class="button" href="${addresses.complaint}">${say('navComplaint')}</a></div>`
  return renderPage(site, { texts: ['charter'], title, body })
}

/** Which office's promise to show. */
export function renderCharterOffices(site: Site, offices: readonly { code: string; name: string }[]): string {
  const { say } = site
  const body = html`<h1>${say('charterTitle')}</h1><p class="lead">${say('charterIntro')}</p>${officeList(site, offices, addresses.charterOf)}`
  return renderPage(site, { texts: ['charter'], title: say('charterTitle'), body })
}
