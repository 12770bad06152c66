import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { finished } from 'node:stream/promises'
import { median } from '../quantile'
import { giveSession, visitOnce } from '../web/browser'
import { measureInbox } from '../web/inbox'
import { measureFirstVisit } from '../web/page-load'
import { switchModules } from '../web/switch'
import type { ModuleSystem } from './system'

const modules = 100
const bootsPerRound = 200

/** What should not depend on how many modules there are; medians of times. */
export type Figures = {
  signInKb: number
  signInRequests: number
  inboxMs: number
  bootMs: number
  switchMs: number
}

/** Makes many modules stable, each of which the officer may open. */
export async function fill({ registry }: ModuleSystem): Promise<void> {
  for (let count = 1; count <= modules; count += 1) {
    const release = { id: `bench-${String(count).padStart(3, '0')}`, version: '1.0.0' }
    await registry.bringOut(release, await registry.pack(release))
  }
}

type Taken = { system: ModuleSystem; inbox: number[]; boot: number[]; switches: number[] }

const nothingOf = (system: ModuleSystem): Taken => ({ system, inbox: [], boot: [], switches: [] })

/** Measures two systems side by side: they take turns in each round, and turns to begin, so that what disturbs meets both. */
export async function compareFigures(
  few: ModuleSystem,
  many: ModuleSystem,
  rounds: number,
): Promise<[few: Figures, many: Figures]> {
  const [one, other] = [nothingOf(few), nothingOf(many)]
  // What a process works out once is not counted.
  for (const system of [few, many]) await timeBoots(system)
  for (let round = 0; round < rounds; round += 1) {
    const turns = round % 2 === 0 ? [one, other] : [other, one]
    for (const { system, boot } of turns) boot.push(...(await timeBoots(system)))
    for (const { system, inbox } of turns) inbox.push(await timeInbox(system))
    for (const { system, switches } of turns) switches.push(...(await timeSwitches(system)))
  }
  return [await toFigures(one), await toFigures(other)]
}

async function toFigures({ system, inbox, boot, switches }: Taken): Promise<Figures> {
  const signIn = await measureFirstVisit(`${system.origin}/app`)
  return {
    signInKb: signIn.scripts / 1024,
    signInRequests: signIn.requests,
    inboxMs: median(inbox),
    bootMs: median(boot),
    switchMs: median(switches),
  }
}

/** Until the last byte as it travels: unpacking is the device's, and its own figure is that of the inbox. */
async function timeBoots({ origin, officer }: ModuleSystem): Promise<number[]> {
  const agent = new Agent({ keepAlive: true })
  const times: number[] = []
  while (times.length < bootsPerRound) {
    const begun = performance.now()
    const [response] = (await once(
      get(`${origin}/api/v1/boot`, { agent, headers: { cookie: officer, 'accept-encoding': 'gzip, br' } }),
      'response',
    )) as [IncomingMessage]
    await finished(response.resume())
    if (response.statusCode !== 200) throw new Error(`GET /boot: ${response.statusCode}`)
    times.push(performance.now() - begun)
  }
  agent.destroy()
  return times
}

const timeInbox = ({ origin, officer }: ModuleSystem): Promise<number> =>
  visitOnce(async (visit) => {
    await giveSession(visit, officer)
    return (await measureInbox(visit.page, origin)).rowsShownMs
  })

const timeSwitches = ({ origin, officer }: ModuleSystem): Promise<number[]> =>
  visitOnce(async (visit) => {
    await giveSession(visit, officer)
    return (await switchModules(visit, origin, 3)).map(({ ms }) => ms)
  })
