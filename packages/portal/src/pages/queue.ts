import type { OwnQueue, OwnQueueTicket, QueueDisplay } from '@sipelandukilat/contract'
import { formatDate, type Language, type LocalDate, toLocalDate } from '@sipelandukilat/domain'
import { errorSummary, type FormContext } from '../form/control'
import { attributes, type Html, html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'

/** "Senin, 14 September 2026" */
const dayName = (date: LocalDate, language: Language): string => {
  const locale = language === 'id' ? 'id-ID' : 'en-GB'
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(date))
  return `${weekday}, ${formatDate(date, language)}`
}

const clock = (hour: number, language: Language) => `${String(hour).padStart(2, '0')}${language === 'id' ? '.' : ':'}00`
const hourSpan = (hour: number, language: Language) => `${clock(hour, language)}–${clock(hour + 1, language)}`

/** The hour and minute at the office. */
const minuteOf = (instant: string, language: Language): string => {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16)
  return language === 'id' ? local.replace(':', '.') : local
}

function ticketPanel({ messages, language }: Site, ticket: OwnQueueTicket, regencyCode: string): Html {
  const isCalled = ticket.status === 'called' && ticket.counter !== null
  return html`<section class="panel${isCalled ? ' attention' : ''}"><h2>${messages.queueYours}</h2><p class="queue-number">${ticket.label}</p><p><strong>${dayName(ticket.date, language)}, ${hourSpan(ticket.hour, language)} WITA</strong></p>${
    isCalled ? html`<p>${messages.queueCalled(ticket.counter ?? 0)}</p>` : null
  }${
    ticket.ahead !== null && ticket.expectedAt
      ? html`<p>${messages.queueAhead(ticket.ahead, minuteOf(ticket.expectedAt, language))}</p>`
      : null
  }<p class="help">${messages.queueBring}</p><p><a href="${addresses.queueDisplay}?kantor=${regencyCode}">${messages.queueSeeDisplay}</a></p></section>`
}

/** On the page of an application whose citizen is to come: the number, or the way to take one. */
export function queueSection(site: Site, queue: OwnQueue): Html | null {
  const { messages } = site
  if (queue.ticket)
    return html`${ticketPanel(site, queue.ticket, queue.regencyCode)}<div class="actions no-print"><a class="button" href="${addresses.queue}">${messages.queueChange}</a></div>`
  if (!queue.kind) return null
  return html`<section class="part"><h2>${messages.queueTitle}</h2><p>${messages[`queueFor_${queue.kind}`]}</p><div class="actions"><a class="button primary" href="${addresses.queue}">${messages.queueTake}</a></div></section>`
}

export type QueueProps = {
  queue: OwnQueue
  trackingNumber: string
  /** By the name of the box; `slot` is the only one. */
  errors: ReadonlyMap<string, string>
}

/** Which hours are free, day by day; what is closed or full is said in words. */
function daysOf({ messages, language }: Site, queue: OwnQueue): Html {
  const [firstFree] = queue.days.flatMap(({ date, slots }) =>
    slots.filter(({ left }) => left > 0).map(({ hour }) => `${date}T${hour}`),
  )
  return html`${queue.days.map(({ date, state, slots }) =>
    state === 'open'
      ? html`<fieldset class="field queue-hours"><legend>${dayName(date, language)}</legend><div class="choices">${slots
          .filter(({ left }) => left > 0)
          .map(
            ({ hour, left }) =>
              html`<label class="choice"><input${attributes({
                type: 'radio',
                name: 'slot',
                id: `${date}T${hour}` === firstFree ? 'k-slot' : null,
                value: `${date}T${hour}`,
              })}><span>${hourSpan(hour, language)}<small>${messages.queueLeft(left)}</small></span></label>`,
          )}</div></fieldset>`
      : html`<p class="help"><strong>${dayName(date, language)}</strong>: ${state === 'full' ? messages.queueFull : messages.queueClosed}</p>`,
  )}`
}

/** Taking a number for the office, changing it, or giving it back. */
export function renderQueue(site: Site, { queue, trackingNumber, errors }: QueueProps): string {
  const { messages, language } = site
  const context: FormContext = { language, messages, errors, today: '' }
  const canCome = queue.days.some(({ state }) => state === 'open')
  const body = html`<p class="trail"><a href="${addresses.application}">‹ ${trackingNumber}</a></p>
<h1>${messages.queueTitle}</h1>
${errorSummary(context)}
${queue.ticket ? ticketPanel(site, queue.ticket, queue.regencyCode) : null}
${
  queue.kind
    ? html`<form method="post" action="${addresses.queue}" novalidate><h2>${queue.ticket ? messages.queueChangeTitle : messages.queueChoose}</h2>${
        queue.ticket ? html`<p class="help">${messages.queueChangeHelp}</p>` : null
      }${canCome ? null : html`<p>${messages.queueNoneFree}</p>`}${daysOf(site, queue)}${
        canCome
          ? html`<div class="actions"><button type="submit" name="step" value="take" class="primary">${messages.queueTake}</button></div>`
          : null
      }</form>`
    : html`<p>${messages.queueNotNeeded}</p>`
}
${
  queue.ticket
    ? html`<form method="post" action="${addresses.queue}"><div class="actions"><button type="submit" name="step" value="give-back" class="danger">${messages.queueGiveBack}</button></div></form>`
    : null
}`
  return renderPage(site, { title: messages.queueTitle, body, isPersonal: true })
}

/** What hangs in the waiting room: read again every ten seconds, also without script. */
export function renderQueueDisplay(site: Site, display: QueueDisplay): string {
  const { messages, language } = site
  const body = html`<noscript><meta http-equiv="refresh" content="10"></noscript><h1>${messages.queueDisplayTitle(display.regencyName)}</h1>
<p class="lead">${dayName(display.date, language)}</p>
<div id="antrean" aria-live="polite"><section class="part"><h2>${messages.queueCalling}</h2>${
    display.called.length === 0
      ? html`<p>${messages.queueNobodyCalled}</p>`
      : html`<ul class="queue-called">${display.called.map(
          ({ label, counter }) =>
            html`<li><strong>${label}</strong> <span>${messages.queueCounter(counter)}</span></li>`,
        )}</ul>`
  }</section><section class="part"><h2>${messages.queueNext}</h2>${
    display.next.length === 0
      ? html`<p>${messages.queueNobodyWaits}</p>`
      : html`<ol class="queue-next">${display.next.map((label) => html`<li>${label}</li>`)}</ol><p>${messages.queueWaiting(display.waiting)}</p>`
  }</section></div>
<p class="help no-print">${messages.queueDisplayHelp}</p>`
  return renderPage(site, { title: messages.queueDisplayTitle(display.regencyName), body, islands: ['queue'] })
}

/** Which office’s numbers to show. */
export function renderQueueOffices(site: Site, offices: readonly { code: string; name: string }[]): string {
  const { messages } = site
  const body = html`<h1>${messages.queueOffices}</h1>${
    offices.length === 0
      ? html`<p>${messages.queueNoOffice}</p>`
      : html`<ul>${offices.map(({ code, name }) => html`<li><a href="${addresses.queueDisplay}?kantor=${code}">${name}</a></li>`)}</ul>`
  }`
  return renderPage(site, { title: messages.queueOffices, body })
}

/** The day and hour of a pressed box, `2026-09-14T10`. */
export function readSlot(value: string): { date: LocalDate; hour: number } | undefined {
  const [, date, hour] = /^(\d{4}-\d{2}-\d{2})T(\d{1,2})$/.exec(value) ?? []
  if (date === undefined || hour === undefined || Number.isNaN(Date.parse(date))) return undefined
  return toLocalDate(new Date(date)) === date ? { date, hour: Number(hour) } : undefined
}
