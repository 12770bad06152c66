import { randomUUID } from 'node:crypto'
import express from 'express'
import pg from 'pg'

/**
 * The limit: Express and `pg` with hand-written, prepared SQL; no access control, no validation, no audit. What the API is
 * held against in the same run.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
const app = express()
app.disable('x-powered-by')

app.get('/list', async (_request, response) => {
  const { rows } = await pool.query({
    name: 'list',
    text: `select a.id, a.tracking_number, a.service_code, a.status, a.channel, a.village_code, a.regency_code, a.priority, a.presence_mode, a.assignee_id,
             a.submitted_at, a.status_since, a.due_at, a.version, p.applicant_name, v.name as village_name
           from (select * from application where regency_code = $1 and status = 'routed' order by submitted_at desc, id desc limit 25) a
           left join personal_record p on p.application_id = a.id left join region v on v.code = a.village_code`,
    values: ['65.03'],
  })
  response.json({ items: rows })
})
app.get('/read/:id', async (request, response) => {
  const { rows } = await pool.query({
    name: 'read',
    text: 'select a.*, p.applicant_name from application a join personal_record p on p.application_id = a.id where a.id = $1',
    values: [request.params.id],
  })
  response.json(rows[0])
})
app.post('/insert', express.json(), async (request, response) => {
  const id = randomUUID()
  await pool.query({
    name: 'insert',
    text: 'insert into limit_row (id, body, created_at) values ($1, $2, now())',
    values: [id, JSON.stringify(request.body)],
  })
  response.status(201).json({ id })
})
app.post('/update/:id', express.json(), async (request, response) => {
  await pool.query({
    name: 'update',
    text: 'update limit_row set version = version + 1 where id = $1',
    values: [request.params.id],
  })
  response.json({ id: request.params.id })
})

await pool.query(
  'create table if not exists limit_row (id uuid primary key, body jsonb, created_at timestamptz, version integer not null default 1)',
)
const server = app.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'))
process.on('SIGTERM', () => server.close(() => process.exit(0)))
