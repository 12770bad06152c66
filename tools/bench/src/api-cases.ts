import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { exampleApplication } from '@sipelandukilat/domain/examples'
import { type BenchData, resetReadable } from './data'
import { load, medianLoad } from './load'
import { memoryMb, type Server, startServer } from './servers'
import type { Row } from './table'

export type Setting = {
  root: string
  data: BenchData
  keyFile: string
  dataDir: string
  seconds: number
  rounds: number
}

const gatewaySecret = randomUUID()

/** Starts the API and the limit over the same data, and stops them after. */
export async function withServers<T>(setting: Setting, work: (api: Server, limit: Server) => Promise<T>): Promise<T> {
  const { root, data, keyFile, dataDir } = setting
  const api = await startServer(
    path.join(root, 'services/api/dist/main.js'),
    ['api'],
    {
      DATABASE_URL: data.ownerUrl,
      KEY_FILE: keyFile,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      POOL_SIZE: '10',
      SMS_GATEWAY_SECRET: gatewaySecret,
    },
    '/health/ready',
  )
  const limit = await startServer(
    path.join(root, 'tools/bench/dist/limit-server.js'),
    [],
    { DATABASE_URL: data.ownerUrl },
    '/list',
  )
  try {
    return await work(api, limit)
  } finally {
    await api.stop()
    await limit.stop()
  }
}

/** Both sides take turns in the same run, so that a busy machine slows both. */
async function compare(
  name: string,
  target: number,
  setting: Setting,
  apiLoad: (seconds: number) => ReturnType<typeof load>,
  limitLoad: (seconds: number) => ReturnType<typeof load>,
): Promise<Row> {
  await apiLoad(2)
  await limitLoad(2)
  const api = await medianLoad(setting.rounds, () => apiLoad(setting.seconds))
  const limit = await medianLoad(setting.rounds, () => limitLoad(setting.seconds))
  const ratio = api.perSecond / limit.perSecond
  const notes = [
    api.errors > 0 ? `${api.errors} failed` : '',
    Math.max(api.spread, limit.spread) > 0.25 ? 'the machine was disturbed' : '',
  ].filter(Boolean)
  return {
    case: name,
    value: api.perSecond,
    unit: '/s',
    limit: limit.perSecond,
    ratio,
    target: `≥ ${target}`,
    ok: ratio >= target && api.errors === 0,
    ...(notes.length > 0 ? { note: notes.join(', ') } : {}),
  }
}

export function apiCases(
  setting: Setting,
  api: Server,
  limit: Server,
  cookie: string,
): Record<string, () => Promise<Row>> {
  const { data } = setting
  const headers = { cookie }
  const post = { 'content-type': 'application/json' }
  return {
    'api.list': () =>
      compare(
        'api.list',
        0.6,
        setting,
        (seconds) => load(api.url, [{ path: '/api/v1/applications?view=new', headers }], { seconds }),
        (seconds) => load(limit.url, [{ path: '/list' }], { seconds }),
      ),
    'api.read': () =>
      compare(
        'api.read',
        0.5,
        setting,
        (seconds) =>
          load(
            api.url,
            data.readableIds.map((id) => ({ path: `/api/v1/applications/${id}`, headers })),
            { seconds },
          ),
        (seconds) =>
          load(
            limit.url,
            data.readableIds.map((id) => ({ path: `/read/${id}` })),
            { seconds },
          ),
      ),
    'api.create': () => {
      const bodies = Array.from({ length: 200 }, (_, seed) => {
        const { applicant, answers } = exampleApplication('KTP-BARU', seed, { villageCode: '65.03.05.2022' })
        const { name, nik, kkNumber, phone } = applicant
        return JSON.stringify({
          serviceCode: 'KTP-BARU',
          villageCode: '65.03.05.2022',
          applicant: { name, nik, kkNumber, phone },
          presence: { mode: 'office' },
          answers,
          language: 'id',
          declaration: true,
          privacyNoticeVersion: '1',
          channel: 'counter',
        })
      })
      return compare(
        'api.create',
        0.35,
        setting,
        (seconds) =>
          load(
            api.url,
            bodies.map((body) => ({
              method: 'POST',
              path: '/api/v1/applications',
              headers: { ...headers, ...post },
              body,
            })),
            { seconds },
          ),
        (seconds) =>
          load(
            limit.url,
            bodies.map((body) => ({ method: 'POST', path: '/insert', headers: post, body })),
            { seconds },
          ),
      )
    },
    'api.transition': () => {
      const body = JSON.stringify({ action: 'start', expectedVersion: 1 })
      const ids = data.readableIds
      // Each file can be started once, so a round is as many requests as there are files.
      return compare(
        'api.transition',
        0.3,
        setting,
        async () => {
          await resetReadable(data)
          return load(
            api.url,
            ids.map((id) => ({
              method: 'POST',
              path: `/api/v1/applications/${id}/transitions`,
              headers: { ...headers, ...post },
              body,
            })),
            { amount: ids.length },
          )
        },
        (seconds) =>
          load(
            limit.url,
            ids.map((id) => ({ method: 'POST', path: `/update/${id}`, headers: post, body })),
            { seconds },
          ),
      )
    },
    'intake.webhook': () => {
      let count = 0
      const run = `${Date.now()}`
      const receivedAt = new Date().toISOString()
      const message = () => {
        count += 1
        const from = `+62812${String(count % 10_000_000).padStart(8, '0')}`
        return JSON.stringify({
          id: `${run}-${count}`,
          from,
          to: '+6285199990100',
          text: 'KTP saya hilang',
          receivedAt,
        })
      }
      const gateway = { ...post, authorization: `Bearer ${gatewaySecret}` }
      return compare(
        'intake.webhook',
        0.5,
        setting,
        (seconds) =>
          load(
            api.url,
            () => ({ method: 'POST', path: '/api/v1/channels/sms/inbound', headers: gateway, body: message() }),
            {
              seconds,
            },
          ),
        (seconds) =>
          load(limit.url, () => ({ method: 'POST', path: '/insert', headers: post, body: message() }), { seconds }),
      )
    },
    'api.search': async () => {
      const searched = await load(
        api.url,
        ['yohanis padan', 'nurhayti lencau', 'fatima bilung', 'kornelus apui'].map((q) => ({
          method: 'POST',
          path: '/api/v1/applications/search',
          headers: { ...headers, ...post },
          body: JSON.stringify({ q }),
        })),
        { seconds: setting.seconds },
      )
      return {
        case: 'api.search',
        value: searched.p95Ms,
        unit: 'ms (p97.5)',
        target: '≤ 50 ms',
        ok: searched.p95Ms <= 50 && searched.errors === 0,
        ...(searched.errors ? { note: `${searched.errors} failed` } : {}),
      }
    },
    'api.memory': async () => {
      const value = memoryMb(api.process) ?? 0
      return { case: 'api.memory', value, unit: 'MB', target: '≤ 200 MB', ok: value > 0 && value <= 200 }
    },
    'api.start': async () => ({
      case: 'api.start',
      value: api.startMs / 1000,
      unit: 's',
      target: '≤ 2 s',
      ok: api.startMs <= 2000,
    }),
  }
}
