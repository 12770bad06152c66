import { buildModule } from './modules/build-module'
import { compareFigures, fill } from './modules/hundred'
import { toBootRow, toHundredRow } from './modules/hundred-row'
import { measureLive } from './modules/live'
import { type Ground, withSystem } from './modules/system'
import { once } from './once'
import { median } from './quantile'
import type { Row } from './table'
import { hasBrowser } from './web/browser'

const least = 3
/** What takes tens of milliseconds needs more rounds to be told apart by a tenth. */
const leastCompared = 11

/** The module platform's own figures, each from systems with a registry of their own; none where there is no browser. */
export function moduleCases(readGround: () => Ground): Record<string, () => Promise<Row>> {
  if (!hasBrowser()) return {}
  const build = once(() => buildModule(readGround().root))
  const measure = once(async () => {
    const ground = readGround()
    return withSystem(ground, 'modules', await build(), (system) => measureLive(system, Math.max(ground.rounds, least)))
  })
  const compareHundred = once(async () => {
    const ground = readGround()
    const built = await build()
    return withSystem(ground, 'modules', built, (few) =>
      withSystem(ground, 'modules_hundred', built, async (many) => {
        await fill(many)
        return compareFigures(few, many, Math.max(ground.rounds, leastCompared))
      }),
    )
  })
  return {
    'modules.publish': async () => toLiveRow('modules.publish', 10, (await measure()).publishMs),
    'modules.rollback': async () => toLiveRow('modules.rollback', 5, (await measure()).rollbackMs),
    'modules.hundred': async () => toHundredRow(...(await compareHundred())),
    'api.boot': async () => toBootRow(...(await compareHundred())),
  }
}

/** The slowest round decides. */
function toLiveRow(name: string, bound: number, times: readonly number[]): Row {
  const slowest = Math.max(...times) / 1000
  return {
    case: name,
    value: slowest,
    unit: 's',
    target: `≤ ${bound} s`,
    ok: slowest <= bound,
    note: `${times.length} rounds, median ${(median(times) / 1000).toFixed(2)} s`,
  }
}
