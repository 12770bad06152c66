import type { OwnQueue, OwnQueueTicket, QueueDisplay } from '@sipelandukilat/contract'
import {
  formatClock,
  formatHour,
  formatWeekday,
  type Language,
  type LocalDate,
  toLocalDate,
  toLocalDateTime,
} from '@sipelandukilat/domain'
import { errorSummary, type FormContext } from '../form/control'
import { attributes, type Html, html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'
import type { Say } from '../texts/say'

const hourSpan = (hour: number, language: Language) => `${formatHour(hour, language)}–${formatHour(hour + 1, language)}`

/** The hour and minute at the office. */
const minuteOf = (instant: string, language: Language): string =>
  formatClock(toLocalDateTime(instant).slice(11), language)

const aheadText = (say: Say, count: number, time: string) =>
  count === 0 ? say('queueIsNext', { time }) : say('queueAhead', { count, time })

function ticketPanel({ say, language }: Site, ticket: OwnQueueTicket, regencyCode: string): Html {
  const isCalled = ticket.status === 'called' && ticket.counter !== null
  return html`<section class="panel${isCalled ? ' attention' : ''}"><h2>${say('queueYours')}</h2><p class="queue-number">${ticket.label}</p><p><strong>${formatWeekday(ticket.date, language)}, ${hourSpan(ticket.hour, language)} WITA</strong></p>${
    isCalled ? html`<p>${say('queueCalled', { counter: ticket.counter ?? 0 })}</p>` : null
  }${
    ticket.ahead !== null && ticket.expectedAt
      ? html`<p>${aheadText(say, ticket.ahead, minuteOf(ticket.expectedAt, language))}</p>`
      : null
  }<p class="help">${say('queueBring')}</p><p><a href="${addresses.queueDisplay}?kantor=${regencyCode}">${say('queueSeeDisplay')}</a></p></section>`
}

/** On the page of an application whose citizen is to come: the number, or the way to take one. */
export function queueSection(site: Site, queue: OwnQueue): Html | null {
  const { say } = site
  if (queue.ticket)
    return html`${ticketPanel(site, queue.ticket, queue.regencyCode)}<div class="actions no-print"><a class="button" href="${addresses.queue}">${say('queueChange')}</a></div>`
  if (!queue.kind) return null
  return html`<section class="part"><h2>${say('queueTitle')}</h2><p>${say(`queueFor_${queue.kind}`)}</p><div class="actions"><a class="button primary" href="${addresses.queue}">${say('queueTake')}</a></div></section>`
}

export type QueueProps = {
  queue: OwnQueue
  trackingNumber: string
  /** By the name of the box; `slot` is the only one. */
  errors: ReadonlyMap<string, string>
}

/** Which hours are free, day by day; what is closed or full is said in words. */
function daysOf({ say, language }: Site, queue: OwnQueue): Html {
  const [firstFree] = queue.days.flatMap(({ date, slots }) =>
    slots.filter(({ left }) => left > 0).map(({ hour }) => `${date}T${hour}`),
  )
  return html`${queue.days.map(({ date, state, slots }) =>
    state === 'open'
      ? html`<fieldset class="field queue-hours"><legend>${formatWeekday(date, language)}</legend><div class="choices">${slots
          .filter(({ left }) => left > 0)
          .map(
            ({ hour, left }) =>
              html`<label class="choice"><input${attributes({
                type: 'radio',
                name: 'slot',
                id: `${date}T${hour}` === firstFree ? 'k-slot' : null,
                value: `${date}T${hour}`,
              })}><span>${hourSpan(hour, language)}<small>${say('queueLeft', { left })}</small></span></label>`,
          )}</div></fieldset>`
      : html`<p class="help"><strong>${formatWeekday(date, language)}</strong>: ${state === 'full' ? say('queueFull') : say('queueClosed')}</p>`,
  )}`
}

/** Taking a number for the office, changing it, or giving it back. */
export function renderQueue(site: Site, { queue, trackingNumber, errors }: QueueProps): string {
  const { say, language } = site
  const context: FormContext = { language, say, errors, today: '' }
  const canCome = queue.days.some(({ state }) => state === 'open')
  const body = html`<p class="trail"><a href="${addresses.application}">‹ ${trackingNumber}</a></p>
<h1>${say('queueTitle')}</h1>
${errorSummary(context)}
${queue.ticket ? ticketPanel(site, queue.ticket, queue.regencyCode) : null}
${
  queue.kind
    ? html`<form method="post" action="${addresses.queue}" novalidate><h2>${queue.ticket ? say('queueChangeTitle') : say('queueChoose')}</h2>${
        queue.ticket ? html`<p class="help">${say('queueChangeHelp')}</p>` : null
      }${canCome ? null : html`<p>${say('queueNoneFree')}</p>`}${daysOf(site, queue)}${
        canCome
          ? html`<div class="actions"><button type="submit" name="step" value="take" class="primary">${say('queueTake')}</button></div>`
          : null
      }</form>`
    : html`<p>${say('queueNotNeeded')}</p>`
}
${
  queue.ticket
    ? html`<form method="post" action="${addresses.queue}"><div class="actions"><button type="submit" name="step" value="give-back" class="danger">${say('queueGiveBack')}</button></div></form>`
    : null
}`
  return renderPage(site, { texts: ['queue'], title: say('queueTitle'), body, isPersonal: true })
}

/** What hangs in the waiting room: read again every ten seconds, also without script. */
export function renderQueueDisplay(
  site: Site,
  display: QueueDisplay,
  opensAt?: { date: string; hour: number },
): string {
  const { say, language } = site
  const isEmpty = display.called.length + display.next.length === 0
  // At night nobody waits, which says nothing of the day.
  const closed =
    opensAt && isEmpty
      ? html`<p class="lead">${say('queueOfficeClosed', { day: formatWeekday(opensAt.date, language), time: formatHour(opensAt.hour, language) })}</p>`
      : undefined
  const body = html`<noscript><meta http-equiv="refresh" content="10"></noscript><h1>${say('queueDisplayTitle', { office: display.regencyName })}</h1>
<p class="lead">${formatWeekday(display.date, language)}</p>
<div id="antrean" aria-live="polite">${
    closed ??
    html`<section class="part"><h2>${say('queueCalling')}</h2>${
      display.called.length === 0
        ? html`<p>${say('queueNobodyCalled')}</p>`
        : html`<ul class="queue-called">${display.called.map(
            ({ label, counter }) =>
              html`<li><strong>${label}</strong> <span>${say('queueCounter', { counter })}</span></li>`,
          )}</ul>`
    }</section><section class="part"><h2>${say('queueNext')}</h2>${
      display.next.length === 0
        ? html`<p>${say('queueNobodyWaits')}</p>`
        : html`<ol class="queue-next">${display.next.map((label) => html`<li>${label}</li>`)}</ol><p>${say('queueWaiting', { count: display.waiting })}</p>`
    }</section>`
  }</div>
<p class="help no-print">${say('queueDisplayHelp')}</p>`
  return renderPage(site, {
    texts: ['queue'],
    title: say('queueDisplayTitle', { office: display.regencyName }),
    body,
    islands: ['queue'],
  })
}

/** Which office’s numbers to show. */
export function renderQueueOffices(site: Site, offices: readonly { code: string; name: string }[]): string {
  const { say } = site
  const body = html`<h1>${say('queueOffices')}</h1><p class="lead">${say('queueOfficesIntro')}</p>${
    offices.length === 0
      ? html`<p>${say('queueNoOffice')}</p>`
      : html`<ul>${offices.map(({ code, name }) => html`<li><a href="${addresses.queueDisplay}?kantor=${code}">${name}</a></li>`)}</ul>`
  }`
  return renderPage(site, { texts: ['queue'], title: say('queueOffices'), body })
}

/** The day and hour of a pressed box, `2026-09-14T10`. */
export function readSlot(value: string): { date: LocalDate; hour: number } | undefined {
  const [, date, hour] = /^(\d{4}-\d{2}-\d{2})T(\d{1,2})$/.exec(value) ?? []
  if (date === undefined || hour === undefined || Number.isNaN(Date.parse(date))) return undefined
  return toLocalDate(new Date(date)) === date ? { date, hour: Number(hour) } : undefined
}
