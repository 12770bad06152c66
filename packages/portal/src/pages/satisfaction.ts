import { type Grade, type Localized, languages, localized } from '@sipelandukilat/domain'
import { type Html, html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'
import { officeList } from './office-list'

/** What a regency shows of its survey. */
export type PublicSatisfaction = {
  index: number
  grade: Grade
  respondents: number
  /** Services completed in the period, and the respondents that so many need. */
  served: number
  needed: number
  isEnough: boolean
  /** In the order and words of the province; the mean from 1 to 4. */
  elements: readonly { id: string; question: Localized; asked: Localized; nrr: number }[]
}

export type SatisfactionProps = {
  regencyName: string
  /** Months, `2026-09`, both counted in. */
  period: { from: string; to: string }
  /** Undefined where fewer than five people have answered. */
  satisfaction: PublicSatisfaction | undefined
}

function figures(site: Site, shown: PublicSatisfaction): Html {
  const { say, language } = site
  const number = new Intl.NumberFormat(languages[language].locale)
  const exact = new Intl.NumberFormat(languages[language].locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  })
  const counts = {
    answers: number.format(shown.respondents),
    served: number.format(shown.served),
    needed: number.format(shown.needed),
  }
  return html`<dl class="facts"><div><dt>${say('ikmIndex')}</dt><dd><strong>${exact.format(shown.index)}</strong></dd></div><div><dt>${say('ikmGrade')}</dt><dd>${say(`ikmGrade${shown.grade}`)}</dd></div><div><dt>${say('ikmRespondents')}</dt><dd>${say(shown.isEnough ? 'ikmEnough' : 'ikmNotEnough', counts)}</dd></div></dl>
<section class="part"><h2>${say('ikmElements')}</h2><dl class="facts">${shown.elements.map(
    ({ question, asked, nrr }, index) =>
      html`<div><dt>U${index + 1}. ${localized(question, language)}<br><small>${localized(asked, language)}</small></dt><dd>${exact.format(nrr)}</dd></div>`,
  )}</dl></section>
<section class="part"><h2>${say('ikmHow')}</h2><p>${say('ikmHowText')}</p></section>`
}

/** The satisfaction index of one regency or city, for everybody. */
export function renderSatisfaction(site: Site, { regencyName, period, satisfaction }: SatisfactionProps): string {
  const { say, language } = site
  const month = new Intl.DateTimeFormat(languages[language].locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const monthOf = (value: string) => month.format(new Date(`${value}-01T00:00:00Z`))
  const title = say('ikmOf', { regency: regencyName })
  const body = html`<h1>${title}</h1><p class="lead">${say('ikmIntro')}</p><p>${say('ikmPeriod', { from: monthOf(period.from), to: monthOf(period.to) })}</p>${
    satisfaction
      ? figures(site, satisfaction)
      : html`<section class="empty" aria-labelledby="ikm-kosong"><h2 id="ikm-kosong">${say('ikmNone')}</h2><p>${say('ikmNoneHelp')}</p></section>`
  }<div class="actions"><a class="button" href="${addresses.satisfaction}">${say('chooseRegency')}</a></div>`
  return renderPage(site, { texts: ['satisfaction'], title, body })
}

/** Which regency's index to show. */
export function renderSatisfactionOffices(site: Site, offices: readonly { code: string; name: string }[]): string {
  const { say } = site
  const body = html`<h1>${say('ikmTitle')}</h1><p class="lead">${say('ikmIntro')}</p>${officeList(site, offices, addresses.satisfactionOf)}`
  return renderPage(site, { texts: ['satisfaction'], title: say('ikmTitle'), body })
}
