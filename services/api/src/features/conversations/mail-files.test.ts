import { existsSync } from 'node:fs'
import { utimes } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { newId } from '../../platform/id'
import { examplePhoto } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { handleMessages } from '../dialogue/handle-messages'
import { removeUnused, sweepStore } from '../uploads/remove-unused'
import { storeUpload } from '../uploads/upload-store'
import { type ChannelLinks, openChannelLinks } from './channel-links'
import { findAwaitedFiles } from './mail-files'
import { receive } from './receive'

let system: TestSystem
let links: ChannelLinks
beforeAll(async () => {
  system = await createTestSystem()
  links = linksOf(system.app.platform.blobs)
})
afterAll(() => system.close())

const ignore = async () => undefined

const linksOf = (blobs: TestSystem['app']['platform']['blobs']) =>
  openChannelLinks(
    { whatsapp: undefined, sms: undefined, imap: undefined },
    {
      blobs,
      mailer: { send: ignore, sendMail: ignore, close: () => undefined } as never,
      mailFrom: 'kantor@surel.test',
      ...{ onMessage: ignore, onReceipt: ignore, onMail: ignore, findStored: ignore },
      onState: () => undefined,
      onError: () => undefined,
    },
  )

const rowsOf = <Row>(text: string, values: unknown[] = []) =>
  system.database.read(workerScope, (db) => db.rows<Row>({ text, values }))

/** A mail with a photo as it came; gives its id and the name of the file. */
async function sendMail(person: string, bytes: Buffer): Promise<{ inboundId: string; blob: string }> {
  const { platform } = system.app
  const blob = await platform.blobs.put(bytes)
  await receive(platform, [
    {
      channel: 'email',
      externalId: newId(),
      from: person,
      to: 'kantor@surel.test',
      sentAt: system.clock.now.toISOString(),
      content: { kind: 'files', files: [{ reference: blob, contentType: 'image/jpeg', fileName: 'ktp.jpg' }] },
    },
  ])
  const [row] = await rowsOf<{ id: string }>(
    'select id from inbound_message order by received_at desc, id desc limit 1',
  )
  return { inboundId: row?.id ?? '', blob }
}

const unusedOf = async () =>
  (
    await rowsOf<{ blobs: string[] }>(`select payload->'blobs' as blobs from outbox where topic = 'blobs.unused'`)
  ).flatMap(({ blobs }) => blobs)

test('the files of a mail as they came leave once it is handled, and not while another mail waits with the same', async () => {
  const { platform } = system.app
  const bytes = Buffer.concat([await examplePhoto(), Buffer.from('as the camera wrote it')])
  const first = await sendMail('ibu@surel.test', bytes)
  const second = await sendMail('bapak@surel.test', bytes)
  await handleMessages({ platform, links }, { inboundId: first.inboundId })
  expect(await unusedOf()).toEqual([first.blob])
  await removeUnused(platform, findAwaitedFiles, [first.blob])
  expect(await platform.blobs.get(second.blob)).toEqual(bytes)

  await handleMessages({ platform, links }, { inboundId: second.inboundId })
  const kept = await rowsOf<{ blob: string }>('select blob from upload where conversation_id is not null')
  expect(kept).toHaveLength(2)
  await removeUnused(platform, findAwaitedFiles, [first.blob, ...kept.map(({ blob }) => blob)])
  await expect(platform.blobs.get(first.blob)).rejects.toMatchObject({ code: 'ENOENT' })
  for (const { blob } of kept) expect((await platform.blobs.get(blob)).length).toBeGreaterThan(0)
})

test('what was forgotten in the store goes after a week, and what is named or awaited stays', async () => {
  const { platform } = system.app
  const uploadId = await storeUpload(platform, await examplePhoto())
  const [upload] = await rowsOf<{ blob: string }>('select blob from upload where id = $1', [uploadId])
  const awaited = await sendMail('paman@surel.test', Buffer.from('waits'))
  const [old, fresh] = await Promise.all(
    ['forgotten', 'put down just now'].map((text) => platform.blobs.put(Buffer.from(text))),
  )
  const names = [upload?.blob ?? '', awaited.blob, old ?? '', fresh ?? '']
  const placeOf = (name: string) => path.join(platform.config.dataDir, 'blobs', name.slice(0, 2), name)
  const long = new Date(Date.now() - 8 * 86_400_000)
  for (const name of names.slice(0, 3)) await utimes(placeOf(name), long, long)
  for (const name of names)
    await sweepStore(platform, findAwaitedFiles, new Date(Number.parseInt(name.slice(0, 2), 16) * 3_600_000))
  expect(names.map((name) => existsSync(placeOf(name)))).toEqual([true, true, false, true])
  // Put down anew, it is new.
  await utimes(placeOf(fresh ?? ''), long, long)
  await platform.blobs.put(Buffer.from('put down just now'))
  await sweepStore(platform, findAwaitedFiles, new Date(Number.parseInt((fresh ?? '').slice(0, 2), 16) * 3_600_000))
  expect(existsSync(placeOf(fresh ?? ''))).toBe(true)
})

test('a file that the disk cannot give now is asked for again; one that is gone is lost', async () => {
  const { blobs } = system.app.platform
  const failing = (code: string) =>
    linksOf({ ...blobs, get: () => Promise.reject(Object.assign(new Error(code), { code })) }).download('email', 'any')
  await expect(failing('EIO')).rejects.toThrow('EIO')
  expect(await failing('ENOENT')).toBeUndefined()
})
