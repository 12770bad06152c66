import { formatDateTime, perLanguage } from '@sipelandukilat/domain'
import { platformTexts } from '#texts'
import { invalid } from './problem'

/** How far a device's clock may be off before it is taken for a mistake of the person. */
const skewMs = 10 * 60_000

/**
 * When something happened, as a device tells it. A clock a little ahead counts as now, one a little behind as `notBefore`.
 * @throws Problem `invalid` at `path` for a time that lies in the future, or before what it follows.
 */
export function occurredAtOf(
  given: string | undefined,
  now: Date,
  path = 'occurredAt',
  notBefore: Date = new Date(0),
): Date {
  if (given === undefined) return now
  const at = new Date(given)
  if (at.getTime() > now.getTime() + skewMs) throw invalid(path, platformTexts.of('timeCannotLieFuture'))
  if (at.getTime() < notBefore.getTime() - skewMs) {
    const time = perLanguage((language) => formatDateTime(notBefore, language))
    throw invalid(path, platformTexts.of('timeBeforeWhatItFollows', { time }))
  }
  if (at < notBefore) return notBefore
  return at > now ? now : at
}
