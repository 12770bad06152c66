import { workerScope } from '../../platform/caller'
import type { Database, Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'

/** What a figure is of, besides its month. */
const dimensions = 'province_code, regency_code, district_code, service_code, channel, metric, bucket'
export const figureKey = `month, ${dimensions}`

/** Folds the deltas that have gathered into the roll-up. Any number of times, by any number of workers. */
export async function foldDeltas(database: Database): Promise<number> {
  return database.write(workerScope, async (db) => {
    const row = await db.first<{ folded: number }>({
      text: `with taken as (delete from report_delta where id in (select id from report_delta order by id limit 50000 for update skip locked) returning *),
               sums as (select ${figureKey}, sum(amount) as amount from taken group by ${figureKey}),
               kept as (insert into report_rollup (${figureKey}, amount) select ${figureKey}, amount from sums
                 on conflict (${figureKey}) do update set amount = report_rollup.amount + excluded.amount)
             select count(*) as folded from taken`,
    })
    return row?.folded ?? 0
  })
}

/** The figures worked out anew from applications and events: for imported data, and to prove that folding is right. */
export const recomputed = `
  with waited as (
    select application_id, sum(greatest(0, extract(epoch from next_at - occurred_at))) as seconds, bool_or(to_status = 'awaiting_presence') as has_waited
    from (select application_id, to_status, occurred_at, lead(occurred_at) over (partition by application_id order by seq) as next_at from application_event) e
    where to_status = 'awaiting_presence' group by application_id),
  facts as (
    select a.*, coalesce(w.seconds, 0) as waiting_seconds, coalesce(w.has_waited, false) as has_waited from application a left join waited w on w.application_id = a.id
    -- An arrival that a moving letter opened counts once the family came.
    where a.arrival_of is null or exists (select from application_event e where e.application_id = a.id and e.type = 'supply')),
  figures as (
    select submitted_at as at, 'submitted' as metric, 0 as bucket, f.* from facts f
    union all select submitted_at, 'incomplete', 0, f.* from facts f where status = 'incomplete'
    union all select closed_at, status, 0, f.* from facts f where closed_at is not null
    union all select closed_at, 'days', greatest(0, floor((extract(epoch from closed_at - submitted_at) - waiting_seconds) / 86400))::int, f.* from facts f where status = 'completed'
    union all select closed_at, 'citizen_days', greatest(0, floor(extract(epoch from closed_at - waiting_since) / 86400))::int, f.* from facts f where status = 'completed'
    union all select closed_at, 'waiting_days', floor(waiting_seconds / 86400)::int, f.* from facts f where status = 'completed' and has_waited
    union all select closed_at, 'with_deadline', 0, f.* from facts f where status = 'completed' and due_at is not null
    union all select closed_at, 'within_deadline', 0, f.* from facts f where status = 'completed' and closed_at <= due_at
    union all select e.occurred_at, 'moves', replace(f.move_regency_code, '.', '')::int, f.* from application_event e join facts f on f.id = e.application_id
      where e.type = 'issue' and f.move_regency_code is not null
    union all select e.occurred_at, 'corrections', 0, f.* from application_event e join facts f on f.id = e.application_id where e.type = 'request_correction')
  select date_trunc('month', at at time zone 'Asia/Makassar')::date as month, ${dimensions}, count(*) as amount
  from figures group by 1, 2, 3, 4, 5, 6, 7, 8`

export async function rebuildRollup(db: Db): Promise<void> {
  await db.run(from('report_delta').delete())
  await db.run(from('report_rollup').delete())
  await db.run({ text: `insert into report_rollup (${figureKey}, amount) ${recomputed}` })
}
