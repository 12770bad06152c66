import { type Role, roleScopes, roles } from '@sipelandukilat/access'
import { fillPath } from '@sipelandukilat/contract'
import { contract } from '@sipelandukilat/contract/contract'
import { placeOf } from '@sipelandukilat/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { transferPlace } from '../features/applications/file'
import { getApplicationKey, sealNote } from '../features/applications/personal-record'
import { insertTest } from '../features/conversations/channel-test-store'
import { insertIncident } from '../features/data-protection/incident-store'
import { insertDataRequest } from '../features/data-requests/data-request-store'
import { insertVisitRequest, noDetails } from '../features/field/visits/visit-request-store'
import { storeUpload } from '../features/uploads/upload-store'
import { workerScope } from '../platform/caller'
import { from } from '../platform/database/from'
import { newId } from '../platform/id'
import { plantConversation } from '../testing/plant-conversation'
import { plantDecision } from '../testing/plant-decision'
import { examplePhoto, exampleSubmission } from '../testing/test-application'
import { plantModule } from '../testing/test-module'
import { createTestSystem, type TestSystem } from '../testing/test-system'
import { incidentFacts, planningSettings, type Target, type WalkRow, walkTable } from '../testing/walk-table'

let system: TestSystem

const villages = { own: '65.03.05.2022', sibling: '65.02.01.2005', foreign: '64.72.01.1001' }
type Relation = keyof typeof villages
const relations = Object.keys(villages) as Relation[]

/** Where each role of the walk is held: around the own village, at each level the role may have. */
const homeOf = {
  platform: null,
  province: '65',
  regency: '65.03',
  district: '65.03.05',
  village: '65.03.05.2022',
} as const

let targets: Record<Relation, Target>

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where level = 'regency' and left(code, 2) in ('64', '65')` }),
  )
  await plantModule(system, 'walk', [
    { collection: 'visits', title: { id: 'Kunjungan', en: 'Visits' }, schema: { type: 'object' }, quota: 1000 },
  ])
  const entries = await Promise.all(
    relations.map(async (relation, index): Promise<[Relation, Target]> => {
      const villageCode = villages[relation]
      const body = await exampleSubmission(system, 'AK-LAHIR', index + 1, { villageCode })
      const answer = await system.request('POST', '/api/v1/public/applications', { body })
      expect(answer.status, JSON.stringify(answer.body)).toBe(201)
      const { id } = answer.body as { id: string }
      const regencyCode = placeOf(villageCode).regencyCode
      const officer = await system.createUser([{ role: 'intake_officer', regionCode: regencyCode }])
      const [attachment] = await system.database.read(workerScope, (db) =>
        db.rows<{ id: string }>({ text: 'select id from attachment where application_id = $1', values: [id] }),
      )
      return [
        relation,
        {
          regencyCode,
          villageCode,
          applicationId: id,
          userId: officer.id,
          attachmentId: attachment?.id ?? '',
          transferId: newId(),
          ...(await plantTrip(villageCode, officer.id)),
          ...(await plantConversation(system, regencyCode)),
          channelTestId: await plantChannelTest(villageCode, officer.id),
          ...(await plantComplaint(villageCode)),
          duplicateId: await plantDuplicate(id, villageCode, index),
          dataRequestId: await plantDataRequest(id, regencyCode),
          dataIncidentId: await plantDataIncident(regencyCode, officer.id),
          ...(await plantRegistered(relation, villageCode, officer.id)),
          recordId: await plantRecord(villageCode),
          queueTicketId: await plantQueueTicket(officer.cookie),
        },
      ]
    }),
  )
  targets = Object.fromEntries(entries) as Record<Relation, Target>
  // A transfer offered to each target's regency, from another regency of its province.
  for (const target of Object.values(targets)) {
    await plantDecision(system, target)
    const provinceCode = placeOf(target.villageCode).provinceCode
    await system.database.write(workerScope, async (db) => {
      const key = await getApplicationKey(db, system.app.platform.keyring, target.applicationId)
      await db.run({
        text: `insert into transfer (id, application_id, province_code, from_regency_code, to_regency_code, to_village_code, sealed, status, requested_by, requested_at)
               values ($1, $2, $3, $4, $5, $6, $8, 'requested', $7, now())`,
        values: [
          target.transferId,
          target.applicationId,
          provinceCode,
          provinceCode === '65' ? '65.04' : '64.01',
          target.regencyCode,
          target.villageCode,
          target.userId,
          sealNote(key, transferPlace(target.transferId), 'Pemohon tinggal di sini'),
        ],
      })
    })
  }
})
afterAll(() => system.close())

const plantDataRequest = (applicationId: string, regencyCode: string): Promise<string> =>
  system.database.write(
    workerScope,
    async (db) =>
      (await insertDataRequest(db, system.app.platform.keyring, {
        kind: 'erase',
        subject: { applicationId },
        regencyCode,
        words: 'Mohon dihapus',
        now: system.clock.now,
      })) ?? '',
  )

const plantDataIncident = (regencyCode: string, userId: string): Promise<string> =>
  system.database.write(workerScope, (db) =>
    insertIncident(db, system.app.platform.keyring, incidentFacts(regencyCode), { userId, now: system.clock.now }),
  )

/** A module with a release that is stable everywhere, a rollout of the target's province, and a developer's key. */
function plantRegistered(
  relation: Relation,
  villageCode: string,
  userId: string,
): Promise<Pick<Target, 'moduleId' | 'rolloutId' | 'moduleKeyId'>> {
  const moduleId = `uji-${relation}`
  const releaseId = newId()
  const rolloutId = newId()
  const moduleKeyId = newId().replaceAll('-', '')
  const configuration = { schema: { type: 'object', properties: { rows: { type: 'integer' } } }, defaults: { rows: 1 } }
  const manifest = { engines: { shell: '^0.1.0' }, requestedScopes: [], files: [], contributes: { configuration } }
  return system.database.write(workerScope, async (db) => {
    await db.run({
      text: `insert into module (id, title, owner) values ($1, '{"id":"Uji","en":"Test"}', 'uji')`,
      values: [moduleId],
    })
    await db.run({
      text: `insert into module_release (id, module_id, version, digest, base_path, manifest) values ($1, $2, '1.0.0', 'x', '/x', $3)`,
      values: [releaseId, moduleId, JSON.stringify(manifest)],
    })
    await db.run({
      text: `insert into module_track (module_id, province_code, track, release_id) values ($1, '', 'stable', $2)`,
      values: [moduleId, releaseId],
    })
    await db.run({
      text: `insert into module_rollout (id, module_id, province_code, release_id, rules, bucket_by, created_by, created_at, changed_at, judged_from)
             values ($1, $2, $3, $4, '[]', 'region', $5, now(), now(), now())`,
      values: [rolloutId, moduleId, placeOf(villageCode).provinceCode, releaseId, userId],
    })
    await db.run({
      text: `insert into module_key (key_id, owner_id, label, public_key, valid_from) values ($1, $2, 'uji', $1, now())`,
      values: [moduleKeyId, userId],
    })
    return { moduleId, rolloutId, moduleKeyId }
  })
}

async function plantQueueTicket(cookie: string): Promise<string> {
  const answer = await system.request('POST', '/api/v1/queue-tickets', { cookie, body: { kind: 'other' } })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return (answer.body as { id: string }).id
}

/** A second application that may be the same request as the first. */
async function plantDuplicate(earlierId: string, villageCode: string, index: number): Promise<string> {
  const body = await exampleSubmission(system, 'AK-LAHIR', index + 20, { villageCode })
  const { id } = (await system.request('POST', '/api/v1/public/applications', { body })).body as { id: string }
  await system.database.write(workerScope, (db) =>
    db.run({
      text: `insert into duplicate_pair (earlier_id, later_id, score, reasons, found_at) values ($1, $2, 0.6, '{nik}', now())`,
      values: [earlierId, id],
    }),
  )
  return id
}

async function plantRecord(villageCode: string): Promise<string> {
  const { cookie } = await system.createUser([{ role: 'intake_officer', regionCode: placeOf(villageCode).regencyCode }])
  const answer = await system.request('POST', '/api/v1/modules/walk/records/visits', {
    cookie,
    body: { regionCode: villageCode, values: { school: 'SDN 1' } },
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return (answer.body as { id: string }).id
}

/** A message that tried a channel, not sent yet. */
async function plantChannelTest(villageCode: string, requestedBy: string): Promise<string> {
  const id = newId()
  const { keyring } = system.app.platform
  const test = { id, channel: 'sms', province_code: placeOf(villageCode).provinceCode, language: 'id' } as const
  await system.database.write(workerScope, (db) =>
    insertTest(db, keyring, { ...test, requested_by: requestedBy, requested_at: system.clock.now }, '+6281230019900'),
  )
  return id
}

/** A complaint with a file that was sent with it. */
async function plantComplaint(villageCode: string): Promise<Pick<Target, 'complaintId' | 'complaintFileId'>> {
  const answer = await system.request('POST', '/api/v1/public/complaints', {
    body: { kind: 'delay', words: 'Sudah sebulan belum jadi', villageCode },
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  const complaintId = (answer.body as { id: string }).id
  const complaintFileId = await storeUpload(system.app.platform, await examplePhoto())
  await system.database.write(workerScope, (db) =>
    db.run(from('upload').where({ id: complaintFileId }).update({ claimed_by: complaintId })),
  )
  return { complaintId, complaintFileId }
}

/** A visit request, a team, a kit, two places with a leg, and a trip to the village with that request at its one stop. */
async function plantTrip(
  villageCode: string,
  createdBy: string,
): Promise<
  Pick<
    Target,
    | 'visitRequestId'
    | 'tripId'
    | 'stopId'
    | 'teamId'
    | 'kitId'
    | 'leaveId'
    | 'maintenanceId'
    | 'travelNodeId'
    | 'otherNodeId'
    | 'travelLegId'
    | 'planningRunId'
  >
> {
  const [provinceCode, regencyCode, districtCode] = [2, 5, 8].map((length) => villageCode.slice(0, length))
  const place = {
    provinceCode: provinceCode ?? '',
    regencyCode: regencyCode ?? '',
    districtCode: districtCode ?? '',
    villageCode,
  }
  const codes = Object.values(place)
  const ids = { tripId: newId(), stopId: newId(), teamId: newId(), kitId: newId() }
  const away = { leaveId: newId(), maintenanceId: newId() }
  const network = { travelNodeId: newId(), otherNodeId: newId(), travelLegId: newId() }
  return system.database.write(workerScope, async (db) => {
    const { keyring } = system.app.platform
    const { now } = system.clock
    const visitRequestId = await insertVisitRequest(
      db,
      keyring,
      {
        applicationId: null,
        place,
        createdBy: null,
        source: 'citizen',
        purpose: 'enrolment',
        mode: 'home',
        peopleCount: 1,
        details: { ...noDetails, name: 'Maria Lencau' },
      },
      now,
    )
    await db.run({
      text: 'insert into team (id, province_code, regency_code, name) values ($1, $2, $3, $4)',
      values: [ids.teamId, provinceCode, regencyCode, 'Tim uji'],
    })
    await db.run({
      text: 'insert into kit (id, province_code, regency_code, serial, name) values ($1, $2, $3, $4, $5)',
      values: [ids.kitId, provinceCode, regencyCode, `K-${regencyCode}`, 'Alat uji'],
    })
    await db.run({
      text: `insert into trip (id, province_code, regency_codes, name, starts_on, ends_on, created_by, created_at)
             values ($1, $2, array[$3], 'Perjalanan uji', '2026-09-20', '2026-09-22', $4, $5)`,
      values: [ids.tripId, provinceCode, regencyCode, createdBy, now],
    })
    await db.run({
      text: `insert into trip_stop (id, trip_id, province_code, regency_code, district_code, village_code, position, on_date, place)
             values ($1, $2, $3, $4, $5, $6, 0, '2026-09-20', 'Balai Desa')`,
      values: [ids.stopId, ids.tripId, ...codes],
    })
    await db.run({
      text: `insert into team_leave (id, team_id, province_code, regency_code, from_on, until_on, kind, created_by)
             values ($1, $2, $3, $4, '2026-09-24', '2026-09-25', 'annual', $5)`,
      values: [away.leaveId, ids.teamId, provinceCode, regencyCode, createdBy],
    })
    await db.run({
      text: `insert into kit_maintenance (id, kit_id, province_code, regency_code, from_on, until_on, created_by)
             values ($1, $2, $3, $4, '2026-09-24', '2026-09-25', $5)`,
      values: [away.maintenanceId, ids.kitId, provinceCode, regencyCode, createdBy],
    })
    for (const id of [network.travelNodeId, network.otherNodeId])
      await db.run({
        text: `insert into travel_node (id, province_code, code, kind, name, is_estimate) values ($1, $2, $3, 'office', 'Uji', true)`,
        values: [id, provinceCode, `UJI-${id}`],
      })
    await db.run({
      text: `insert into travel_leg (id, province_code, code, from_id, to_id, is_both_ways, mode, minutes, rupiah_per_person, rupiah_per_trip, profiles, is_estimate)
             values ($1, $2, $5, $3, $4, true, 'road', 30, 0, 0, '{dry}', true)`,
      values: [
        network.travelLegId,
        provinceCode,
        network.travelNodeId,
        network.otherNodeId,
        `UJI-${network.travelLegId}`,
      ],
    })
    const planningRunId = newId()
    await db.run({
      text: `insert into planning_run (id, province_code, name, starts_on, ends_on, settings, created_by, created_at)
             values ($1, $2, 'Rencana uji', '2026-10-01', '2026-10-10', $5, $3, $4)`,
      values: [planningRunId, provinceCode, createdBy, now, JSON.stringify(planningSettings(regencyCode ?? ''))],
    })
    return { visitRequestId, ...ids, ...away, ...network, planningRunId }
  })
}

const isRefused = (status: number) => status === 401 || status === 403 || status === 404

async function call(name: string, row: WalkRow, target: Target, cookie?: string) {
  const found = contract.find((one) => one.name === name)
  if (!found) throw new Error(`No endpoint ${name}`)
  const { endpoint } = found
  const query = row.query ? `?${new URLSearchParams(row.query(target))}` : ''
  return system.request(endpoint.method, `/api/v1${fillPath(endpoint.path, row.params?.(target))}${query}`, {
    ...(endpoint.body ? { body: row.body?.(target) ?? {} } : {}),
    ...(cookie ? { cookie } : {}),
  })
}

/** Whether the role, held at that home, covers the target: by the codes alone. */
function covers(home: string | null, target: Target, row: WalkRow): boolean {
  if (home === null) return true
  if (row.params?.(target).code) return target.regencyCode.startsWith(home) || home.startsWith(`${target.regencyCode}.`)
  return target.villageCode.startsWith(home)
}

test('every endpoint is in the permission table, and the table names no other', () => {
  expect(Object.keys(walkTable).sort()).toEqual(contract.map(({ name }) => name).sort())
})

test('every endpoint answers every role as the table says, for its own, a sibling and a foreign region', {
  timeout: 300_000,
}, async () => {
  const wrong: string[] = []
  let calls = 0
  const cookies = new Map<string, string>()
  for (const role of roles)
    for (const scope of roleScopes[role]) {
      const { cookie } = await system.createUser([{ role, regionCode: homeOf[scope] }])
      cookies.set(`${role}@${scope}`, cookie)
    }
  const {
    applicationId,
    userId,
    transferId,
    visitRequestId,
    tripId,
    teamId,
    kitId,
    travelLegId,
    leaveId,
    planningRunId,
  } = targets.foreign
  const { complaintId, dataRequestId, dataIncidentId, rolloutId, recordId } = targets.foreign
  const foreignIds = [
    applicationId,
    userId,
    transferId,
    visitRequestId,
    tripId,
    teamId,
    kitId,
    travelLegId,
    leaveId,
    planningRunId,
    complaintId,
    dataRequestId,
    dataIncidentId,
    rolloutId,
    recordId,
  ]
  for (const [name, row] of Object.entries(walkTable)) {
    if (row.roles === 'public') continue
    const nobody = (await system.createUser([])).cookie
    for (const [label, cookie] of [
      ['stranger', undefined],
      ['nobody', nobody],
    ] as const) {
      const answer = await call(name, row, targets.own, cookie)
      calls += 1
      const allowed = row.roles === 'signed-in' && label === 'nobody'
      if (isRefused(answer.status) === allowed) wrong.push(`${name} ${label} → ${answer.status}`)
    }
    if (row.roles === 'citizen' || row.roles === 'account' || row.roles === 'signed-in') continue
    const allowedRoles: readonly Role[] = row.roles
    for (const role of roles)
      for (const scope of roleScopes[role])
        for (const relation of relations) {
          const target = targets[relation]
          const answer = await call(name, row, target, cookies.get(`${role}@${scope}`))
          calls += 1
          const isAllowed = allowedRoles.includes(role) && (row.kind !== 'row' || covers(homeOf[scope], target, row))
          if (isRefused(answer.status) === isAllowed || answer.status >= 500)
            wrong.push(
              `${name} ${role}@${scope} on ${relation} → ${answer.status} ${JSON.stringify(answer.body).slice(0, 160)}`,
            )
          const isForeignSeen =
            role !== 'platform_admin' &&
            row.kind === 'list' &&
            foreignIds.some((id) => JSON.stringify(answer.body).includes(id))
          if (isForeignSeen) wrong.push(`${name} ${role}@${scope} shows a row of another province`)
        }
  }
  console.info(`access walk: ${Object.keys(walkTable).length} endpoints, ${calls} calls, ${wrong.length} wrong`)
  expect(wrong).toEqual([])
})

test('a row of another region cannot be told from one that does not exist', async () => {
  const { cookie } = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const foreign = await system.request('GET', `/api/v1/applications/${targets.sibling.applicationId}`, { cookie })
  const missing = await system.request('GET', `/api/v1/applications/${newId()}`, { cookie })
  expect(foreign.status).toBe(404)
  expect({ ...(foreign.body as object), correlationId: '' }).toEqual({ ...(missing.body as object), correlationId: '' })
})

test('nobody changes their own roles', async () => {
  const admin = await system.createUser([{ role: 'regency_admin', regionCode: '65.03' }])
  const answer = await system.request('PATCH', `/api/v1/users/${admin.id}`, {
    cookie: admin.cookie,
    body: { roles: [{ role: 'supervisor', regionCode: '65.03' }], expectedVersion: 1 },
  })
  expect(answer.status).toBe(403)
})
