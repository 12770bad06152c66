import type { CitizenApplication } from '@sipelandukilat/contract'
import { formatDate } from '@sipelandukilat/domain'
import { type Html, html } from '../html'
import { addresses, type Site } from '../site'

/** The other half of a move: where and until when to report the arrival, or the letter that it came of. */
export function movePanel(
  { say, language }: Site,
  { move, movesElsewhere }: Pick<CitizenApplication, 'move' | 'movesElsewhere'>,
): Html | null {
  if (movesElsewhere !== null)
    return html`<section class="panel"><h2>${say('moveTitle')}</h2><p>${say('moveElsewhere', { regency: movesElsewhere })}</p></section>`
  if (!move) return null
  const { side, state, trackingNumber: number, regencyName: regency, pin } = move
  const facts = { number, regency, date: formatDate(move.issuedOn, language), until: formatDate(move.until, language) }
  if (side === 'letter')
    return html`<section class="panel"><h2>${say('moveLetterTitle')}</h2><p>${say('moveLetter', facts)}</p></section>`
  return html`<section class="panel${state === 'awaited' ? ' attention' : ''}"><h2>${say('moveTitle')}</h2><p>${say(`move_${state}`, facts)}</p>${
    pin
      ? html`<dl class="facts"><div><dt>${say('trackingNumber')}</dt><dd class="number">${number}</dd></div><div><dt>PIN</dt><dd class="number">${pin}</dd></div></dl><div class="actions"><a class="button" href="${addresses.follow}#${number}">${say('moveOpen')}</a></div>`
      : null
  }</section>`
}
