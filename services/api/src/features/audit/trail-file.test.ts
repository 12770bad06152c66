import { mostExportedEntries, type Receipt } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordAudit } from '../../platform/audit'
import { workerScope } from '../../platform/caller'
import { parseCsv } from '../../platform/csv'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let system: TestSystem
let province: { id: string; cookie: string }
let regency: { id: string; cookie: string }
let officer: { id: string; cookie: string }

beforeAll(async () => {
  system = await createTestSystem()
  province = await system.createUser([{ role: 'auditor', regionCode: '65' }], 'Auditor Provinsi')
  regency = await system.createUser([{ role: 'auditor', regionCode: '65.03' }], 'Auditor Nunukan')
  officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }], '=HYPERLINK("x")')
  const place = { provinceCode: '65', regencyCode: '65.03' }
  const subject = { subject: 'Application', subjectIds: ['uji'] }
  await system.database.write(workerScope, (db) => {
    recordAudit(db, { kind: 'officer', id: officer.id }, { action: 'application-read', ...subject, ...place })
    recordAudit(db, 'citizen', { action: 'application-opened', ...subject, ...place })
    recordAudit(db, 'system', { action: 'application-route', ...subject, ...place, detail: { to: 'routed' } })
    recordAudit(db, 'system', { action: 'application-route', ...subject, provinceCode: '65', regencyCode: '65.02' })
    recordAudit(db, 'system', { action: 'application-route', ...subject, provinceCode: '64', regencyCode: '64.72' })
  })
})
afterAll(() => system.close())

const ask = (path: string, by: { cookie: string }) => system.request('GET', `/api/v1/${path}`, { cookie: by.cookie })

async function listed(query: string, by = regency) {
  const { items } = (await ask(`audit?subjectId=uji&${query}`, by)).body as {
    items: { action: string; actorKind: string; actorId: string | null }[]
  }
  return items
}

async function exported(query: string, by = regency): Promise<string[][]> {
  const answer = await ask(`audit-exports/trail.csv?${query}`, by)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
  return (parseCsv(answer.body as string) ?? []).map(({ cells }) => cells)
}

test('the trail is filtered by a person, or by a kind of those who have no account', async () => {
  expect((await listed(`actor=${officer.id}`)).map(({ action }) => action)).toEqual(['application-read'])
  expect((await listed('actorKind=citizen')).map(({ action }) => action)).toEqual(['application-opened'])
  expect((await listed('actorKind=system')).map(({ action }) => action)).toEqual(['application-route'])
  expect(await listed('actorKind=public')).toEqual([])
  expect((await ask('audit?actorKind=robot', regency)).status).toBe(422)
})

test('what is filtered comes as CSV in the reader’s language, newest first, and names are no formulas', async () => {
  const [head, ...rows] = await exported('subjectId=uji&language=en')
  expect(head).toEqual(['Time', 'Who', 'Action', 'Data', 'Details'])
  expect(rows.map(([, who, action]) => [who, action])).toEqual([
    ['System', 'Routed'],
    ['Applicant', expect.any(String)],
    [`'=HYPERLINK("x")`, expect.any(String)],
  ])
  expect(rows[0]?.[0]).toMatch(/^\d+ \w+ \d{4}, \d\d:\d\d WITA$/)
  const [, first] = await exported('subjectId=uji&actorKind=system')
  expect(first).toEqual([expect.stringContaining('WITA'), 'Sistem', 'Meneruskan', 'uji', 'menjadi: Diteruskan'])
})

test('one takes away what one may read, and no more', async () => {
  expect(await exported('subjectId=uji&actorKind=system', province)).toHaveLength(1 + 2)
  expect(await exported('subjectId=uji&actorKind=system', regency)).toHaveLength(1 + 1)
  expect((await ask('audit-exports/trail.csv', officer)).status).toBe(403)
  expect((await ask('audit/count', officer)).status).toBe(403)
})

test('the export is put into the trail, where those above see it', async () => {
  await exported('subjectId=uji&from=2026-01-01&to=2099-12-31')
  const { items } = (await ask(`audit?action=audit-exported&actor=${regency.id}`, province)).body as {
    items: { actorName: string; regencyCode: string; detail: object }[]
  }
  expect(items[0]).toMatchObject({
    actorName: 'Auditor Nunukan',
    regencyCode: '65.03',
    detail: { rows: 3, fromDay: '2026-01-01', untilDay: '2099-12-31', filtered: ['subjectId'] },
  })
})

test('days the wrong way round and more than a file holds are refused in words', async () => {
  const reversed = await ask('audit-exports/trail.csv?from=2026-02-02&to=2026-02-01', regency)
  expect(reversed.status).toBe(422)
  expect(JSON.stringify(reversed.body)).toContain('Tanggal akhir')
  await system.database.write(workerScope, (db) =>
    db.run({
      text: `insert into audit_entry (id, at, actor_kind, action, subject, subject_ids, province_code, regency_code, detail)
             select gen_random_uuid(), now() - make_interval(secs => n), 'public', 'application-read', 'Application', '{many}', '65', '65.03', '{}'
             from generate_series(1, $1) n`,
      values: [mostExportedEntries],
    }),
  )
  expect((await ask('audit/count?actorKind=public', regency)).body).toEqual({ count: mostExportedEntries })
  const all = await exported('actorKind=public')
  expect(all).toHaveLength(1 + mostExportedEntries)
  const { count } = (await ask('audit/count', regency)).body as { count: number }
  expect(count).toBe(mostExportedEntries + 1)
  const tooMany = await ask('audit-exports/trail.csv', regency)
  expect(tooMany.status).toBe(422)
  expect(JSON.stringify(tooMany.body)).toContain('Lebih dari 10.000 jejak cocok')
}, 30_000)

test('the trail is found by the number that people know, in the reader’s own region alone', async () => {
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
  const body = await exampleSubmission(system, 'KK-GANTI', 31, { villageCode: '65.03.05.2022' })
  const sent = await system.request('POST', '/api/v1/public/applications', { body })
  const { id, trackingNumber } = sent.body as Receipt
  const complained = await system.request('POST', '/api/v1/public/complaints', {
    body: { kind: 'delay', words: 'Loket tutup lebih awal.', villageCode: '65.03.05.2022' },
  })
  const actionsOf = async (number: string, by = regency) => {
    const { items } = (await ask(`audit?subjectId=${encodeURIComponent(number)}`, by)).body as {
      items: { action: string; subjectIds: string[] }[]
    }
    return items.map(({ action, subjectIds }) => ({ action, subjectIds }))
  }
  const submitted = { action: 'application-submitted', subjectIds: [id] }
  expect(await actionsOf(trackingNumber)).toContainEqual(submitted)
  expect(await actionsOf(trackingNumber.toLowerCase().replaceAll('-', ' '))).toContainEqual(submitted)
  expect(await actionsOf(id)).toEqual(await actionsOf(trackingNumber))
  const [, ...rows] = await exported(`subjectId=${trackingNumber}`)
  expect(rows.map(([, , , what]) => what)).toContain(id)
  const elsewhere = await system.createUser([{ role: 'auditor', regionCode: '65.02' }])
  expect(await actionsOf(trackingNumber, elsewhere)).toEqual([])
  expect(complained.status, JSON.stringify(complained.body)).toBe(201)
  const complaint = complained.body as { number: string }
  expect(await actionsOf(complaint.number)).toMatchObject([{ action: 'complaint-received' }])
})
