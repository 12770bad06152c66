import { useContext } from 'react'
import { ModuleContext } from '../module/module-context'
import { createLogger, type Logger, type LogSink } from './logger'

const isAtDevelopersDesk = () => /^(localhost|127\.0\.0\.1)$/.test(location.hostname)

/** The browser's console, for developers alone; nothing leaves the browser. */
const writeToConsole: LogSink = (level, moduleId, event, details) => {
  // biome-ignore lint/suspicious/noConsole: this is where a module's log goes
  if (isAtDevelopersDesk()) console[level](`[${moduleId}] ${event}`, details)
}

/** One for each module, not for each component: they share its bound. */
const loggers = new Map<string, Logger>()

/**
 * The module's log: codes with numbers, shown in the console of a developer on localhost, sent nowhere, and bounded. Faults need no
 * log: what a screen throws is shown and reported by the shell.
 *
 * @example
 * const logger = useLogger()
 * logger.warn('list.slow', { rows: 25, milliseconds: 900 })
 */
export function useLogger(): Logger {
  const { moduleId } = useContext(ModuleContext)
  const known = loggers.get(moduleId)
  if (known) return known
  const logger = createLogger(moduleId, writeToConsole)
  loggers.set(moduleId, logger)
  return logger
}
