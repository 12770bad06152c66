import { describe, expect, it } from 'vitest'
import { createLogger, type LogDetails } from './logger'

function record() {
  const lines: [string, string, string, LogDetails][] = []
  const clock = { now: 0 }
  const logger = createLogger(
    'trial',
    (...line) => lines.push(line),
    () => clock.now,
  )
  return { lines, clock, logger }
}

describe('the log of a module', () => {
  it('holds codes, counts and yes or no', () => {
    const { lines, logger } = record()
    logger.warn('list.slow', { rows: 25, isCached: false })
    expect(lines).toEqual([['warn', 'trial', 'list.slow', { rows: 25, isCached: false }]])
    // @ts-expect-error: a text could be somebody's name
    logger.info('list.opened', { name: 'Yusuf' })
  })
  it('takes no sentence for an event', () => {
    const { logger, lines } = record()
    expect(() => logger.error('Yusuf from Nunukan failed')).toThrow(/no code of an event/)
    expect(lines).toEqual([])
  })
  it('is silent beyond 60 lines a minute, and says how many were left out', () => {
    const { lines, clock, logger } = record()
    for (let line = 0; line < 200; line += 1) logger.info('flood')
    expect(lines).toHaveLength(60)
    clock.now = 60_000
    logger.info('calm')
    expect(lines.slice(60)).toEqual([
      ['warn', 'trial', 'log.left-out', { lines: 140 }],
      ['info', 'trial', 'calm', {}],
    ])
  })
})
