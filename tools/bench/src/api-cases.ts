import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { counterEntry } from '@sipelandukilat/api/bench'
import { apiFlags } from '../../local/api-flags.mjs'
import { type Comparison, compare, type Side } from './compare'
import { type BenchData, resetReadable } from './data'
import { load } from './load'
import { heapReport, liveHeapMb, memoryMb, type Server, startServer } from './servers'
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
export async function withServers<T>(
  setting: Setting,
  work: (api: Server, limit: Server, heapFile: string) => Promise<T>,
): Promise<T> {
  const { root, data, keyFile, dataDir } = setting
  const heap = heapReport(path.join(root, 'tools/bench/dist/heap-hook.js'))
  const api = await startServer(
    path.join(root, 'services/api/dist/main.js'),
    ['api'],
    {
      ...heap.env,
      DATABASE_URL: data.ownerUrl,
      KEY_FILE: keyFile,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      SMS_GATEWAY_SECRET: gatewaySecret,
    },
    '/health/ready',
    [...apiFlags, ...heap.flags],
  )
  const limit = await startServer(
    path.join(root, 'tools/bench/dist/limit-server.js'),
    [],
    { DATABASE_URL: data.ownerUrl },
    '/list',
  )
  try {
    return await work(api, limit, heap.file)
  } finally {
    await api.stop()
    await limit.stop()
  }
}

export function apiCases(
  setting: Setting,
  api: Server,
  limit: Server,
  heapFile: string,
  cookie: string,
): Record<string, () => Promise<Row>> {
  const { data } = setting
  const headers = { cookie }
  const post = { 'content-type': 'application/json' }
  const ids = data.readableIds
  const turns = setting.seconds * setting.rounds
  const judge = (comparison: Comparison) => compare(comparison, { turns, postmaster: data.postmaster })
  /** The same requests again and again. */
  const sideOf = (server: Server, requests: Parameters<typeof load>[1]): Side => ({
    server,
    run: () => load(server.url, requests, { seconds: 1 }),
  })
  /** Each file can be started once: a turn is as many as take about a second. */
  const stepsOf = (server: Server, requests: Parameters<typeof load>[1]): Side => ({
    server,
    prepare: () => resetReadable(data),
    run: () => load(server.url, requests, { amount: 500 }),
  })
  return {
    'api.list': () =>
      judge({
        case: 'api.list',
        target: 0.7,
        api: sideOf(api, [{ path: '/api/v1/applications?view=new', headers }]),
        limit: sideOf(limit, [{ path: '/list' }]),
      }),
    'api.read': () =>
      judge({
        case: 'api.read',
        target: 0.5,
        api: sideOf(
          api,
          ids.map((id) => ({ path: `/api/v1/applications/${id}`, headers })),
        ),
        limit: sideOf(
          limit,
          ids.map((id) => ({ path: `/same/read/${id}` })),
        ),
        bare: sideOf(
          limit,
          ids.map((id) => ({ path: `/read/${id}` })),
        ),
      }),
    'api.create': () => {
      const bodies = createBodies()
      const posts = (path: string, given: Record<string, string>) =>
        bodies.map((body) => ({ method: 'POST' as const, path, headers: given, body }))
      return judge({
        case: 'api.create',
        target: 0.55,
        api: sideOf(api, posts('/api/v1/applications', { ...headers, ...post })),
        limit: sideOf(limit, posts('/same/create', post)),
        bare: sideOf(limit, posts('/insert', post)),
      })
    },
    'api.transition': () => {
      const body = JSON.stringify({ action: 'start', expectedVersion: 1 })
      const steps = (pathOf: (id: string) => string, given: Record<string, string>) =>
        ids.map((id) => ({ method: 'POST' as const, path: pathOf(id), headers: given, body }))
      return judge({
        case: 'api.transition',
        target: 0.45,
        api: stepsOf(
          api,
          steps((id) => `/api/v1/applications/${id}/transitions`, { ...headers, ...post }),
        ),
        limit: stepsOf(
          limit,
          steps((id) => `/same/transition/${id}`, post),
        ),
        bare: stepsOf(
          limit,
          steps((id) => `/update/${id}`, post),
        ),
      })
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
      return judge({
        case: 'intake.webhook',
        target: 0.5,
        api: sideOf(api, () => ({
          method: 'POST',
          path: '/api/v1/channels/sms/inbound',
          headers: gateway,
          body: message(),
        })),
        limit: sideOf(limit, () => ({ method: 'POST', path: '/insert', headers: post, body: message() })),
      })
    },
    'api.search': async () => {
      const searches = ['yohanis padan', 'nurhayti lencau', 'fatima bilung', 'kornelus apui'].map((q) => ({
        method: 'POST' as const,
        path: '/api/v1/applications/search',
        headers: { ...headers, ...post },
        body: JSON.stringify({ q }),
      }))
      const few = await load(api.url, searches, { seconds: setting.seconds }, 4)
      const many = await load(api.url, searches, { seconds: setting.seconds })
      const errors = few.errors + many.errors
      return {
        case: 'api.search',
        value: few.p95Ms,
        unit: 'ms (p97.5)',
        target: '≤ 50 ms',
        ok: few.p95Ms <= 50 && errors === 0,
        note: `4 connections; with 32 ${Math.round(many.perSecond)}/s${errors ? `; ${errors} failed` : ''}`,
      }
    },
    'api.memory': async () => {
      const value = memoryMb(api.process) ?? 0
      const live = await liveHeapMb(api, heapFile)
      return {
        case: 'api.memory',
        value,
        unit: 'MB',
        target: '≤ 200, or live ≤ 80',
        ok: value > 0 && (value <= 200 || live <= 80),
        note: `live heap ${live.toFixed(0)} MB; the rest is room that V8 keeps for the next load, the code and its buffers`,
      }
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

/** What an officer sends at the counter, for two hundred people. */
export const createBodies = (): string[] =>
  Array.from({ length: 200 }, (_, seed) =>
    JSON.stringify(counterEntry(seed, { serviceCode: 'KTP-BARU', villageCode: '65.03.05.2022' })),
  )
