import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { endpoint } from '@sipelandukilat/contract'
import express from 'express'
import pino from 'pino'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { publicCaller } from './caller'
import type { Database } from './database/db'
import { createServe } from './serve'

const at = (path: `/${string}`) =>
  endpoint({
    method: 'GET',
    path,
    summary: 'Says which endpoint answers',
    access: 'public',
    transaction: 'none',
    response: z.string(),
    problems: [],
  })

test('an address that is named is answered by its own endpoint, whatever was registered first', async () => {
  const router = express.Router()
  const { serve, mount } = createServe({
    router,
    database: {} as Database, // no transaction is declared
    clock: () => new Date(0),
    identify: async () => publicCaller,
    limit: async (caller) => caller,
    logger: pino({ level: 'silent' }),
  })
  for (const path of ['/trips/:id', '/trips/:id/stops', '/trips/under-way', '/trips/under-way/stops'] as const)
    serve(at(path), async () => path)
  mount()
  const server = createServer(express().use(router)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const answerOf = async (path: string) =>
    (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`)).json()
  expect(await answerOf('/trips/under-way')).toBe('/trips/under-way')
  expect(await answerOf('/trips/under-way/stops')).toBe('/trips/under-way/stops')
  expect(await answerOf('/trips/17')).toBe('/trips/:id')
  expect(await answerOf('/trips/17/stops')).toBe('/trips/:id/stops')
  server.close()
})
