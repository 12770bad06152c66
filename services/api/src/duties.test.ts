import pino from 'pino'
import { expect, test } from 'vitest'
import { type Duty, listDuties, runDuties } from './duties'
import type { Mailer } from './platform/mailer'
import type { Platform } from './platform/platform'

test('the office looks after all that it owes', () => {
  // Listing them runs none.
  expect(listDuties({} as Platform, {} as Mailer).map(({ name }) => name)).toEqual([
    'close corrections',
    'close arrivals',
    'remind of arrivals',
    'remind of corrections',
    'remind of what is missing',
    'let merged ones go on',
    'route what waited',
    'end numbers nobody comes for',
    'escalate',
    'complaints',
    'data requests',
    'data incidents',
  ])
})

test('a duty that fails holds up no other, and the failure is raised at the end', async () => {
  const done: string[] = []
  const failing = (name: string): Duty => ({ name, run: () => Promise.reject(new Error(name)) })
  const duties: Duty[] = [
    failing('first'),
    { name: 'second', run: async () => void done.push('second') },
    failing('third'),
    { name: 'fourth', run: async () => void done.push('fourth') },
  ]
  await expect(runDuties(duties, pino({ level: 'silent' }))).rejects.toThrow('first')
  expect(done).toEqual(['second', 'fourth'])
})
