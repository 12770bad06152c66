import { createHash, randomUUID } from 'node:crypto'
import {
  hashToken,
  loginFor,
  migrate,
  openDatabase,
  readKeyring,
  sealRecord,
  seedRegions,
  seedServices,
} from '@sipelandukilat/api/bench'
import { exampleApplication } from '@sipelandukilat/domain/examples'
import pg from 'pg'
import { parentOf } from './cpu'

export type BenchData = {
  ownerUrl: string
  officerToken: string
  officerId: string
  readableIds: string[]
  rows: number
  /** The database server's first process, where it runs on this machine. */
  postmaster: number | undefined
}

const readable = 2_000

export type DataRequestEntry = {
  serverUrl: string
  keyFile: string
  rows: number
  /** Told where a person waits for minutes. */
  say?: (text: string) => void
  /** A database of this name, made anew at each run, for what changes more than applications. */
  anew?: string
}

/**
 * A database of its own with `rows` applications in the five regencies over three years, the same on every machine. It is
 * kept, so that the next run begins at once.
 */
export async function prepareData({ serverUrl, keyFile, rows, say, anew }: DataRequestEntry): Promise<BenchData> {
  const name = `sipelandukilat_bench_${anew ?? rows}`
  const url = new URL(serverUrl)
  url.pathname = '/postgres'
  const maintenance = new pg.Client({ connectionString: url.toString() })
  await maintenance.connect()
  if (anew !== undefined) await maintenance.query(`drop database if exists ${name} with (force)`)
  const exists = (await maintenance.query('select 1 from pg_database where datname = $1', [name])).rowCount
  if (!exists) await maintenance.query(`create database ${name}`)
  await maintenance.end()
  url.pathname = `/${name}`
  const ownerUrl = url.toString()
  const keyring = readKeyring(keyFile)
  await migrate(ownerUrl, keyring.master)
  const database = openDatabase({ connectionString: loginFor(ownerUrl, keyring.master).url, poolSize: 2 })
  await seedRegions(database)
  await seedServices(database)
  await database.close()

  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    const count = Number(
      (await owner.query('select count(*) from (select 1 from application limit $1) a', [rows])).rows[0]?.count,
    )
    if (count < rows) {
      say?.(`Making ${rows.toLocaleString('en')} applications (once; a few minutes)`)
      await fill(owner, keyring, rows)
    }
    const officerId = await ensureOfficer(owner)
    const officerToken = createHash('sha256').update(`bench officer ${officerId}`).digest('base64url')
    await owner.query(
      `insert into session (id_hash, user_id, created_at, last_seen_at, expires_at) values ($1, $2, now(), now(), now() + interval '12 hours')
       on conflict (id_hash) do update set created_at = now(), last_seen_at = now(), expires_at = now() + interval '12 hours'`,
      [hashToken(officerToken), officerId],
    )
    const ids = await owner.query<{ application_id: string }>(
      `select application_id from personal_record where regency_code = '65.03' and data_key is not null and application_id::text like '00000000-%' limit ${readable}`,
    )
    const backend = await owner.query<{ pid: number }>('select pg_backend_pid() as pid')
    return {
      ownerUrl,
      officerToken,
      officerId,
      readableIds: ids.rows.map((row) => row.application_id),
      rows,
      postmaster: parentOf(backend.rows[0]?.pid ?? 0),
    }
  } finally {
    await owner.end()
  }
}

/** Makes the files that open new again, for steps that can be taken once. */
export async function resetReadable(data: BenchData): Promise<void> {
  const owner = new pg.Client({ connectionString: data.ownerUrl })
  await owner.connect()
  await owner.query(
    `update application set status = 'routed', version = 1, closed_at = null, assignee_id = null, verified_by = null, last_seq = last_seq + 100 where id = any($1)`,
    [data.readableIds],
  )
  await owner.end()
}

async function fill(owner: pg.Client, keyring: ReturnType<typeof readKeyring>, rows: number): Promise<void> {
  await owner.query('truncate application cascade')
  // Names of every kind of the region; the trigram search has to tell them apart.
  await owner.query(
    `create temporary table given as select * from unnest($1::text[], $2::text[]) with ordinality as n (given, family, position)`,
    [givenNames, familyNames],
  )
  await owner.query('set synchronous_commit = off')
  const step = 100_000
  for (let start = 0; start < rows; start += step) {
    await owner.query(
      `with villages as (select array_agg(code order by code) as codes from region where level = 'village' and province_code = '65'),
       raw as (
         select position, (codes)[1 + (position * 7919) % cardinality(codes)] as village,
           timestamptz '2023-09-01 00:00:00Z' + (position::float8 / $3) * interval '1095 days' as submitted
         from villages, generate_series($1::bigint, $2::bigint) as position),
       made as (
         insert into application (id, tracking_number, service_code, service_version, status, channel, province_code, regency_code, district_code, village_code,
           privacy_notice_version, pin_hash, occurred_at, recorded_at, submitted_at, waiting_since, status_since, due_at, closed_at, last_seq)
         select ('00000000-0000-7000-8000-' || lpad(to_hex(position), 12, '0'))::uuid, 'BENCH-' || position, 'KTP-GANTI', (select version from service_definition where code = 'KTP-GANTI' and is_current),
           case when position % 50 = 0 then 'routed' when position % 97 = 0 then 'verifying' else 'completed' end, 'web',
           left(village, 2), left(village, 5), left(village, 8), village, '1', '\\x00', submitted, submitted, submitted, submitted, submitted, submitted + interval '14 days',
           case when position % 50 = 0 or position % 97 = 0 then null else submitted + interval '9 days' end, 2
         from raw returning id, province_code, regency_code, district_code, village_code)
       insert into personal_record (id, application_id, province_code, regency_code, district_code, village_code, applicant_name)
       select ('00000000-0000-7000-9000-' || right(m.id::text, 12))::uuid, m.id, m.province_code, m.regency_code, m.district_code, m.village_code,
         (select given from given where given.position = 1 + ('x' || right(m.id::text, 8))::bit(32)::bigint % ${givenNames.length}) || ' ' ||
         (select family from given where given.position = 1 + (('x' || right(m.id::text, 8))::bit(32)::bigint / 7) % ${familyNames.length}) || ' ' ||
         (select given from given where given.position = 1 + (('x' || right(m.id::text, 8))::bit(32)::bigint / 131) % ${givenNames.length})
       from made m`,
      [start + 1, Math.min(start + step, rows), rows],
    )
  }
  await owner.query(`update personal_record set name_words = string_to_array(lower(applicant_name), ' ')`)
  await owner.query(
    `insert into name_word select distinct unnest(name_words) from personal_record on conflict do nothing`,
  )
  // Some files that open: their envelopes are real.
  const some = await owner.query<{ id: string; application_id: string }>(
    `select id, application_id from personal_record where regency_code = '65.03' order by id desc limit ${readable}`,
  )
  for (const [index, row] of some.rows.entries()) {
    const { applicant, answers } = exampleApplication('KTP-GANTI', index, {
      today: '2026-08-01',
      villageCode: '65.03.05.2022',
    })
    const sealed = sealRecord(keyring, row.id, {
      applicant: {
        name: applicant.name,
        nik: applicant.nik,
        kkNumber: applicant.kkNumber,
        phone: applicant.phone,
        email: null,
      },
      assistedBy: null,
      presence: null,
      answers,
    })
    await owner.query('update personal_record set data_key = $2, envelope = $3 where id = $1', [
      row.id,
      sealed.dataKey,
      sealed.envelope,
    ])
  }
  await owner.query('set synchronous_commit = on')
  await owner.query(`update region set status = 'active' where level = 'regency' and province_code = '65'`)
  await owner.query('vacuum analyze')
}

async function ensureOfficer(owner: pg.Client): Promise<string> {
  const found = await owner.query<{ id: string }>(`select id from app_user where email = 'officer@bench.test'`)
  const known = found.rows[0]?.id
  if (known) return known
  const id = randomUUID()
  await owner.query(
    `insert into app_user (id, email, name, status, province_code, regency_code) values ($1, 'officer@bench.test', 'Bench', 'active', '65', '65.03')`,
    [id],
  )
  await owner.query(
    `insert into user_role (id, user_id, role, region_code) values ($1, $2, 'intake_officer', '65.03')`,
    [randomUUID(), id],
  )
  return id
}

const givenNames = [
  'Yohanes',
  'Maria',
  'Rahmat',
  'Siti',
  'Daniel',
  'Nurhayati',
  'Markus',
  'Dewi',
  'Samuel',
  'Aminah',
  'Petrus',
  'Ratna',
  'Ahmad',
  'Lidia',
  'Yusuf',
  'Hana',
  'Andreas',
  'Fatimah',
  'Lukas',
  'Sri',
  'Ibrahim',
  'Elisabet',
  'Hasan',
  'Agustina',
  'Rudi',
  'Kornelius',
  'Marthen',
  'Salmah',
  'Jalung',
  'Ubang',
  'Lawing',
  'Usat',
  'Herlina',
  'Bambang',
  'Suparman',
  'Wahyudi',
  'Kristina',
  'Yuliana',
  'Dominikus',
  'Theresia',
  'Paulus',
  'Rusdiana',
  'Jamaluddin',
  'Norhayati',
  'Syarifuddin',
  'Rosmiati',
  'Gusti',
  'Halimah',
  'Anton',
  'Berta',
]
const familyNames = [
  'Lencau',
  'Apui',
  'Kurniawan',
  'Wulandari',
  'Tingang',
  'Saleh',
  'Udau',
  'Anyi',
  'Padan',
  'Yansen',
  'Bulan',
  'Laing',
  'Setiawan',
  'Ajang',
  'Nuban',
  'Merang',
  'Ngau',
  'Handayani',
  'Lawai',
  'Rahayu',
  'Sakay',
  'Bilung',
  'Arifin',
  'Baya',
  'Jalung',
  'Kalvein',
  'Tarapan',
  'Lumbis',
  'Sembiring',
  'Hutagalung',
  'Iskandar',
  'Mulyadi',
  'Firdaus',
  'Gunawan',
  'Santoso',
  'Pangestu',
  'Nugroho',
  'Maulana',
  'Ibau',
  'Lawing',
  'Uluk',
  'Bungan',
  'Dau',
  'Impang',
  'Kule',
  'Liban',
  'Magat',
  'Njuk',
  'Pebulung',
  'Riwut',
]
