import type { Knex } from 'knex'

/** What planning runs were given is kept packed: each connection with its own timetable, as a pack allows. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
  -- The owner of the tables need not be above their policies.
  alter table planning_run no force row level security;
  update planning_run r set problem = r.problem || (
    select jsonb_build_object('timetables', coalesce(jsonb_agg(times order by number), '[]'), 'connections', coalesce(jsonb_agg(line order by number), '[]'))
    from jsonb_array_elements(r.problem -> 'connections') with ordinality as c (connection, number)
    cross join lateral (select coalesce((connection #>> '{departures,0,leaves}')::numeric, 0) as leaves, coalesce((connection #>> '{departures,0,arrives}')::numeric, 0) as arrives) as first
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_array((departure ->> 'leaves')::numeric - first.leaves, (departure ->> 'arrives')::numeric - first.arrives) order by place), '[]') as times
      from jsonb_array_elements(connection -> 'departures') with ordinality as d (departure, place)) as timetable
    cross join lateral (select jsonb_build_array(connection -> 'from', connection -> 'to', number - 1, first.leaves, first.arrives) as line) as packed)
  where problem is not null;
  alter table planning_run force row level security;
  `)
}

export async function down(): Promise<void> {
  throw new Error('Problems are packed; restore a backup instead')
}
