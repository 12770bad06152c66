import type { Setting } from './api-cases'
import { once } from './once'
import { median } from './quantile'
import type { Row } from './table'
import { giveSession, hasBrowser, visitOnce } from './web/browser'
import { measureInbox } from './web/inbox'
import { signInEverywhere } from './web/officers'
import { measureFirstVisit } from './web/page-load'
import { measureSlowPages, type SlowPage } from './web/portal'
import { listEntries, publishModules } from './web/releases'
import { measureSlowSignIn } from './web/sign-in'
import { switchModules } from './web/switch'

const kilobyte = 1024
const least = 3

const inKilobytes = (bytes: number) => `${(bytes / kilobyte).toFixed(1)} KB`

/** The rows for people in a browser; none where there is no browser. */
export function webCases(setting: Setting, baseUrl: string, cookieName: string): Record<string, () => Promise<Row>> {
  if (!hasBrowser()) return {}
  const origin = baseUrl.replace('127.0.0.1', 'localhost')
  const rounds = Math.max(setting.rounds, least)
  const publish = once(() => publishModules(setting))
  const slowPages = once(() => measureSlowPages(origin, rounds))

  return {
    'web.signin': async () => {
      const { scripts, requests } = await measureFirstVisit(`${origin}/app`)
      return {
        case: 'web.signin',
        value: scripts / kilobyte,
        unit: 'KB JS gzip',
        target: '≤ 200 KB, ≤ 12 requests',
        ok: scripts > 0 && scripts <= 200 * kilobyte && requests <= 12,
        note: `${requests} requests`,
      }
    },
    'web.inbox': async () => {
      await publish()
      const inbox = await visitOnce(async (visit) => {
        await giveSession(visit, `${cookieName}=${setting.data.officerToken}`)
        return measureInbox(visit.page, origin)
      })
      const { scripts, styles, requests, requestsBeforeRows } = inbox
      return {
        case: 'web.inbox',
        value: scripts / kilobyte,
        unit: 'KB JS gzip',
        target: '≤ 300 KB JS + 40 KB CSS, ≤ 12 requests until rows show',
        ok: scripts > 0 && scripts <= 300 * kilobyte && styles <= 40 * kilobyte && requestsBeforeRows <= 12,
        note: `${inKilobytes(styles)} CSS, ${requestsBeforeRows} requests until rows show, ${requests} in all`,
      }
    },
    'web.slow': async () => {
      const times = await measureSlowSignIn(origin, rounds)
      const ms = median(times)
      return {
        case: 'web.slow',
        value: ms / 1000,
        unit: 's',
        target: '≤ 3 s',
        ok: ms <= 3000,
        note: `${(Math.min(...times) / 1000).toFixed(1)}–${(Math.max(...times) / 1000).toFixed(1)} s`,
      }
    },
    'web.module': async () => {
      const entries = listEntries(setting.root)
      const largest = Math.max(...entries.map(({ size }) => size))
      return {
        case: 'web.module',
        value: largest / kilobyte,
        unit: 'KB gzip',
        target: '≤ 20 KB',
        ok: largest > 0 && largest <= 20 * kilobyte,
        note: entries.map(({ name, size }) => `${name} ${inKilobytes(size)}`).join(', '),
      }
    },
    'web.switch': async () => {
      await publish()
      const token = await signInEverywhere(setting.data.ownerUrl)
      const switches = await visitOnce(async (visit) => {
        await giveSession(visit, `${cookieName}=${token}`)
        return switchModules(visit, origin, rounds)
      })
      const ms = median(switches.map((one) => one.ms))
      const names = [...new Set(switches.map(({ to }) => to))]
      return {
        case: 'web.switch',
        value: ms,
        unit: 'ms',
        target: '≤ 150 ms',
        ok: ms <= 150,
        note: names
          .map((name) => `${name} ${median(switches.filter(({ to }) => to === name).map((one) => one.ms)).toFixed(0)}`)
          .join(', '),
      }
    },
    'portal.first': async () => {
      const { all, requests } = await measureFirstVisit(`${origin}/`)
      return {
        case: 'portal.first',
        value: all / kilobyte,
        unit: 'KB gzip',
        target: '≤ 60 KB',
        ok: all > 0 && all <= 60 * kilobyte,
        note: `${requests} requests`,
      }
    },
    'portal.text': async () => toSlowRow('portal.text', 5, await slowPages(), (page) => page.textMs),
    'portal.usable': async () => toSlowRow('portal.usable', 15, await slowPages(), (page) => page.usableMs),
  }
}

/** The slowest page decides; the note tells each. */
function toSlowRow(name: string, bound: number, pages: readonly SlowPage[], timeOf: (page: SlowPage) => number): Row {
  const seconds = Math.max(...pages.map(timeOf)) / 1000
  return {
    case: name,
    value: seconds,
    unit: 's',
    target: `≤ ${bound} s`,
    ok: seconds <= bound,
    note: pages.map((page) => `${page.path} ${(timeOf(page) / 1000).toFixed(1)} s`).join(', '),
  }
}
