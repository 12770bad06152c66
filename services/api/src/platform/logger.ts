import pino, { type Logger } from 'pino'

export type { Logger }

/** Logs carry ids, codes and durations only: no bodies, no headers, no query texts, no names. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
}
