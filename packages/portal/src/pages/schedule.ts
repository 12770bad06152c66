import type { CitizenApplication } from '@sipelandukilat/contract'
import { formatDate } from '@sipelandukilat/domain'
import type { FormContext } from '../form/control'
import type { RegionChoice } from '../form/form-state'
import { regionControl } from '../form/region-picker'
import { attributes, type Html, html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'

/** A day on which officers are in a village. */
export type VisitDay = {
  /** YYYY-MM-DD */
  date: string
  place: string
  /** In words, as the office wrote it, for example `09.00–15.00 WITA`. */
  hours: string | null
}

export type ScheduleProps = {
  choice: RegionChoice
  /** Days to come in the chosen village, the next first; undefined until a village is chosen. */
  days: readonly VisitDay[] | undefined
}

/** Days on which officers come, with place and hours. */
const visitList = ({ language }: Site, days: readonly VisitDay[]): Html =>
  html`<ul class="visits">${days.map(
    (day) =>
      html`<li><strong><time datetime="${day.date}">${formatDate(day.date, language)}</time></strong><br>${day.place}${day.hours ? html`, ${day.hours}` : null}</li>`,
  )}</ul>`

/**
 * The next days on which officers come near an application, and never that its citizen is on that trip. Nothing where there are
 * none, unless it waits for a visit.
 */
export function visitsNear(
  site: Site,
  { villageCode, villageName }: Pick<CitizenApplication, 'villageCode' | 'villageName'>,
  { days, isAwaited }: { days: readonly VisitDay[]; isAwaited: boolean },
): Html | null {
  const { say } = site
  if (days.length === 0 && !isAwaited) return null
  return html`<section class="part" id="jemput-bola"><h2>${say('visitsNearTitle')}</h2>${
    days.length > 0
      ? html`${visitList(site, days)}<p class="help">${say('visitsNearHelp')}</p>`
      : html`<p>${say('visitsNearNone', { village: villageName })}</p>`
  }<p><a href="${addresses.schedule}?desa=${villageCode}">${say('visitsNearAll')}</a></p></section>`
}

function listDays(site: Site, village: string, days: readonly VisitDay[]): Html {
  const { say } = site
  if (days.length === 0)
    return html`<section class="empty" aria-labelledby="jadwal-kosong"><h2 id="jadwal-kosong">${say('scheduleNone', { village })}</h2><p>${say('scheduleNoneHelp')}</p></section>`
  return html`<section class="part"><h2>${say('scheduleFor', { village })}</h2>${visitList(site, days)}<p class="help">${say('scheduleBring')}</p></section>`
}

/** Jadwal Jemput Bola: when officers come to a village. */
export function renderSchedule(site: Site, { choice, days }: ScheduleProps): string {
  const { say, language } = site
  const context: FormContext = { language, say, errors: new Map(), today: '' }
  const chosen = choice.chosen
  const body = html`<h1>${say('navSchedule')}</h1><p class="lead">${say('scheduleIntro')}</p>
<div id="jadwal"${attributes({ 'data-village': chosen?.code ?? '' })}>${chosen && days ? listDays(site, chosen.name, days) : null}</div>
<template id="jadwal-tersimpan"><section class="part"><h2>${say('scheduleFor', { village: '{{village}}' })}</h2><p class="warning" data-read-at>${say('scheduleReadAt', { date: '{{date}}' })}</p><p data-none>${say('scheduleNone', { village: '{{village}}' })}</p><ul class="visits"></ul><p class="help">${say('scheduleBring')}</p></section></template>
<form method="post" action="${addresses.schedule}" novalidate class="part" id="pilih-desa"><h2 class="hidden">${say('scheduleVillage')}</h2>${regionControl(
    context,
    {
      name: 'desa',
      label: say('scheduleVillage'),
      value: '',
      choice: chosen ? { ...choice, chosen: undefined } : choice,
      everywhere: false,
    },
  )}</form>
<section class="part"><h2>${say('visitTitle')}</h2><p>${say('visitInvitation')}</p><p><a href="${addresses.visitRequest}">${say('visitAsk')}</a></p></section>`
  return renderPage(site, { texts: ['schedule', 'form'], title: say('navSchedule'), body, islands: ['schedule'] })
}
