import { once } from './once'
import { measureStarts } from './start/clone'
import type { Row } from './table'

const minute = 60_000

/** A newcomer's first start of a fresh clone, and the start after it; both from one clone, which the first case makes. */
export function startCases(root: string): Record<string, () => Promise<Row>> {
  const starts = once(() => measureStarts(root))
  return {
    'start.clean': async () => {
      const { clean } = await starts()
      const megabytes = clean.memoryBytes === undefined ? undefined : clean.memoryBytes / 1024 ** 2
      return {
        case: 'start.clean',
        value: clean.ms / 1000,
        unit: 's',
        target: '≤ 180 s, < 1536 MB',
        ok: clean.ms <= 3 * minute && (megabytes === undefined || megabytes < 1536),
        note: `npm start of the last commit, nothing cached; ${megabytes === undefined ? 'memory unknown here' : `${megabytes.toFixed(0)} MB at most`}`,
      }
    },
    'start.again': async () => {
      const { again } = await starts()
      return {
        case: 'start.again',
        value: again.ms / 1000,
        unit: 's',
        target: '≤ 10 s',
        ok: again.ms <= 10_000,
      }
    },
  }
}
