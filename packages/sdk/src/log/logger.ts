/** What may stand beside an event: counts, times and yes or no. No text, so that nothing personal can slip in. */
export type LogDetails = Readonly<Record<string, number | boolean>>

export type Logger = {
  readonly info: (event: string, details?: LogDetails) => void
  readonly warn: (event: string, details?: LogDetails) => void
  readonly error: (event: string, details?: LogDetails) => void
}

type Level = keyof Logger
export type LogSink = (level: Level, moduleId: string, event: string, details: LogDetails) => void

/** A module that logs more within a minute is not read anyway, and slows a slow computer. */
const mostPerMinute = 60
const minute = 60_000

/** A code such as `list.opened`: a sentence would be the place where a name slips in. */
const eventPattern = /^[a-z][a-z0-9.-]{0,60}$/

/**
 * A logger of one module. Beyond 60 lines a minute it is silent, and tells how many were left out when it speaks again.
 * `now` is in milliseconds.
 */
export function createLogger(moduleId: string, sink: LogSink, now: () => number = Date.now): Logger {
  let windowStart = Number.NEGATIVE_INFINITY
  let written = 0
  let leftOut = 0
  const log =
    (level: Level) =>
    (event: string, details: LogDetails = {}) => {
      if (!eventPattern.test(event))
        throw new Error(`"${event.slice(0, 60)}" is no code of an event, such as "list.opened"`)
      if (now() - windowStart >= minute) {
        if (leftOut > 0) sink('warn', moduleId, 'log.left-out', { lines: leftOut })
        windowStart = now()
        written = 0
        leftOut = 0
      }
      written += 1
      if (written > mostPerMinute) leftOut += 1
      else sink(level, moduleId, event, details)
    }
  return { info: log('info'), warn: log('warn'), error: log('error') }
}
