import { randomBytes } from 'node:crypto'
import { newId } from '@sipelandukilat/api/bench'
import express, { type Response } from 'express'
import pg from 'pg'
import { limitFunctions } from './limit-functions'

/**
 * What the API is held against in the same run: bare Express and `pg` with hand-written, prepared SQL; no access control, no
 * validation, no encryption. `/same/…` reads and writes the rows that the API does, by one function of the database;
 * `/list`, `/read`, `/insert` and `/update` do the least that could be called the same.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
await pool.query(limitFunctions)

/** As long as what the API seals, and as hard to press. */
const secrets = [32, 60, 460, 32, 32, 32].map((length) => randomBytes(length))
const { rows: services } = await pool.query(
  `select version from service_definition where code = 'KTP-BARU' and is_current`,
)
const serviceVersion: number = services[0].version

const app = express()
app.disable('x-powered-by')

/** A limit that touches no row is none. */
const sendFound = (response: Response, row: unknown, status = 200) =>
  row === undefined || row === null ? response.status(404).end() : response.status(status).json(row)

app.get('/list', async (_request, response) => {
  const { rows } = await pool.query({
    name: 'list',
    text: `select a.id, a.tracking_number, a.service_code, a.status, a.channel, a.village_code, a.regency_code, a.priority, a.presence_mode, a.assignee_id,
             a.submitted_at, a.status_since, a.due_at, a.version, p.applicant_name, v.name as village_name
           from (select * from application where regency_code = $1 and status = 'routed' order by submitted_at desc, id desc limit 25) a
           left join personal_record p on p.application_id = a.id left join region v on v.code = a.village_code`,
    values: ['65.03'],
  })
  sendFound(response, rows.length > 0 ? { items: rows } : undefined)
})
app.get('/read/:id', async (request, response) => {
  const { rows } = await pool.query({
    name: 'read',
    text: 'select a.*, p.applicant_name from application a join personal_record p on p.application_id = a.id where a.id = $1',
    values: [request.params.id],
  })
  sendFound(response, rows[0])
})
app.post('/insert', express.json(), async (request, response) => {
  const id = newId()
  await pool.query({
    name: 'insert',
    text: 'insert into limit_row (id, body, created_at) values ($1, $2, now())',
    values: [id, JSON.stringify(request.body)],
  })
  response.status(201).json({ id })
})
app.post('/update/:id', express.json(), async (request, response) => {
  const { rows } = await pool.query({
    name: 'update',
    text: 'update application set version = version + 1 where id = $1 returning id',
    values: [request.params.id],
  })
  sendFound(response, rows[0])
})

app.get('/same/read/:id', async (request, response) => {
  const { rows } = await pool.query({
    name: 'same-read',
    text: 'select limit_read($1, $2) as file',
    values: [request.params.id, newId()],
  })
  sendFound(response, rows[0]?.file)
})
app.post('/same/create', express.json(), async (request, response) => {
  const { applicant, villageCode, serviceCode } = request.body
  const { rows } = await pool.query({
    name: 'same-create',
    text: 'select limit_create($1, $2, $3, $4, $5, $6, $7, $8) as receipt',
    values: [
      Array.from({ length: 6 }, newId),
      randomBytes(8).toString('hex'),
      villageCode,
      serviceCode,
      serviceVersion,
      JSON.stringify(applicant),
      String(applicant.name).toLowerCase().split(' '),
      secrets,
    ],
  })
  sendFound(response, rows[0]?.receipt, 201)
})
app.post('/same/transition/:id', express.json(), async (request, response) => {
  const { rows } = await pool.query({
    name: 'same-transition',
    text: 'select limit_transition($1, $2) as file',
    values: [request.params.id, [newId(), newId()]],
  })
  sendFound(response, rows[0]?.file)
})

const server = app.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'))
process.on('SIGTERM', () => server.close(() => process.exit(0)))
