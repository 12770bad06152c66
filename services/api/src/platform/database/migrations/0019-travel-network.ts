import type { Knex } from 'knex'
import { policy, protect, reachedBySettings } from '../policies'

/** Places and the legs between them, of a province. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
  create table travel_node (
    id uuid primary key,
    province_code text not null references region (code),
    code text not null,
    kind text not null check (kind in ('office', 'jetty', 'airstrip', 'village', 'other')),
    name text not null,
    village_code text references region (code) check (village_code like province_code || '.%'),
    latitude double precision check (latitude between -90 and 90),
    longitude double precision check (longitude between -180 and 180),
    is_estimate boolean not null,
    version integer not null default 1,
    unique (province_code, code),
    unique (id, province_code),
    check ((latitude is null) = (longitude is null))
  );
  create unique index travel_node_village on travel_node (village_code) where village_code is not null;
  create table travel_leg (
    id uuid primary key,
    province_code text not null,
    code text not null,
    from_id uuid not null,
    to_id uuid not null,
    is_both_ways boolean not null,
    mode text not null check (mode in ('road', 'river', 'sea', 'air', 'foot')),
    minutes integer not null check (minutes >= 0),
    rupiah_per_person integer not null check (rupiah_per_person >= 0),
    rupiah_per_trip integer not null check (rupiah_per_trip >= 0),
    most_people integer check (most_people > 0),
    most_kilograms integer check (most_kilograms > 0),
    timetable jsonb not null default '[]' check (jsonb_typeof(timetable) = 'array'),
    timetable_back jsonb not null default '[]' check (jsonb_typeof(timetable_back) = 'array'),
    months smallint[] check (months <@ array[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]::smallint[] and cardinality(months) > 0),
    profiles text[] not null check (profiles <@ array['dry', 'wet', 'low_river'] and cardinality(profiles) > 0),
    closures jsonb not null default '[]' check (jsonb_typeof(closures) = 'array'),
    is_estimate boolean not null,
    note text not null default '',
    version integer not null default 1,
    unique (province_code, code),
    foreign key (from_id, province_code) references travel_node (id, province_code),
    foreign key (to_id, province_code) references travel_node (id, province_code),
    check (from_id <> to_id),
    check (not is_both_ways or timetable = '[]' or timetable_back <> '[]')
  );
  create index travel_leg_from on travel_leg (from_id);
  create index travel_leg_to on travel_leg (to_id);
  `)
  await knex.raw(
    ['travel_node', 'travel_leg']
      .flatMap((table) => [
        protect(table),
        policy(table, 'app_officer', reachedBySettings('TravelNetwork', ['provinceCode'])),
        policy(table, 'app_worker', 'true'),
        `grant select, insert, update, delete on ${table} to app_officer, app_worker;`,
      ])
      .join('\n'),
  )
}

export async function down(): Promise<void> {
  throw new Error('The travel network is not taken down; restore a backup instead')
}
