import type { Row } from '../table'
import type { Figures } from './hundred'

const bound = 1.1

const shown = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(1))

const names: Readonly<Record<keyof Figures, string>> = {
  signInKb: 'sign-in KB',
  signInRequests: 'sign-in requests',
  inboxMs: 'inbox ms',
  bootMs: 'boot ms',
  switchMs: 'switch ms',
}

/** Shown here, judged by a row of its own: it is asked for beside the screens, which are judged as people see them. */
const shownOnly: ReadonlySet<keyof Figures> = new Set(['bootMs'])

/** How much the worst of what people see grows with a hundred modules. */
export function toHundredRow(few: Figures, many: Figures): Row {
  const grown = (Object.keys(names) as (keyof Figures)[]).map((figure) => ({
    figure,
    ratio: many[figure] / few[figure],
    note: `${names[figure]} ${shown(few[figure])} → ${shown(many[figure])}`,
  }))
  const worst = Math.max(...grown.filter(({ figure }) => !shownOnly.has(figure)).map(({ ratio }) => ratio))
  return {
    case: 'modules.hundred',
    value: worst,
    unit: '× at worst',
    target: `≤ ${bound}`,
    // Written so that a figure that is no number fails too.
    ok: worst <= bound,
    note: grown.map(({ note, ratio }) => `${note} (${ratio.toFixed(2)})`).join(', '),
  }
}

const bootBound = 1.2

/** How much longer the list of a hundred modules takes than that of a few. */
export function toBootRow(few: Figures, many: Figures): Row {
  const ratio = many.bootMs / few.bootMs
  return {
    case: 'api.boot',
    value: ratio,
    unit: '× of few',
    target: `≤ ${bootBound}`,
    ok: ratio <= bootBound,
    note: `${shown(few.bootMs)} → ${shown(many.bootMs)} ms`,
  }
}
