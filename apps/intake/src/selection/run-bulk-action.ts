import {
  type ApplicationRow,
  applyBulkAction,
  type BulkOutcome,
  type CallInput,
  type Client,
} from '@sipelandukilat/sdk/api'
import { problemOf } from '../problem/problem-of'

export type BulkCommand = Omit<CallInput<typeof applyBulkAction>['body'], 'items'>

/** Rows sent at once: few enough that the progress is seen over a slow line. */
const pieceLength = 10

/**
 * Does one thing for many rows, piece by piece. A piece whose answer was lost is sent once more under the same key, so that
 * nothing is done twice; if it fails again, its rows are shown as refused and the others go on.
 */
export async function runBulkAction(
  api: Client,
  command: BulkCommand,
  rows: readonly Pick<ApplicationRow, 'id' | 'version'>[],
  onProgress: (outcomes: readonly BulkOutcome[]) => void,
): Promise<BulkOutcome[]> {
  const outcomes: BulkOutcome[] = []
  for (let start = 0; start < rows.length; start += pieceLength) {
    const piece = rows.slice(start, start + pieceLength)
    outcomes.push(...(await sendPiece(api, command, piece)))
    onProgress([...outcomes])
  }
  return outcomes
}

async function sendPiece(
  api: Client,
  command: BulkCommand,
  piece: readonly Pick<ApplicationRow, 'id' | 'version'>[],
): Promise<BulkOutcome[]> {
  const body = { ...command, items: piece.map(({ id, version }) => ({ id, expectedVersion: version })) }
  const options = { idempotencyKey: crypto.randomUUID() }
  const send = () => api.call(applyBulkAction, { body }, options)
  try {
    return (await send().catch(send)).items
  } catch (error) {
    const problem = problemOf(error)
    return piece.map(({ id }) => ({ id, outcome: 'refused', problem }))
  }
}

const isVersion = (value: unknown): value is { version: number } =>
  typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'number'

/** The refused rows as they are to be tried again: where somebody was faster, against the version that the answer named. */
export function toTryAgain<Row extends Pick<ApplicationRow, 'id' | 'version'>>(
  rows: readonly Row[],
  outcomes: readonly BulkOutcome[],
): Row[] {
  return rows.flatMap((row) => {
    const outcome = outcomes.find((one) => one.id === row.id)
    if (outcome?.outcome !== 'refused') return []
    const { changed } = outcome.problem
    return [isVersion(changed) ? { ...row, version: changed.version } : row]
  })
}
