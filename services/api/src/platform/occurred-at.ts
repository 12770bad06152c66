import { platformTexts } from '#texts'
import { invalid } from './problem'

/** How far a device's clock may run ahead before it is taken for a mistake of the person. */
const skewMs = 10 * 60_000

/**
 * When something happened, as a device tells it. A clock a little ahead counts as now.
 * @throws Problem `invalid` at `path` for a time that lies in the future.
 */
export function occurredAtOf(given: string | undefined, now: Date, path = 'occurredAt'): Date {
  if (given === undefined) return now
  const at = new Date(given)
  if (at.getTime() > now.getTime() + skewMs) throw invalid(path, platformTexts.of('timeCannotLieFuture'))
  return at > now ? now : at
}
