import type { Knex } from 'knex'

/** How many people a visit served is counted there; of visits before that, all whom the request named are taken as served. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table visit add column people_served integer check (people_served between 1 and 500);
    update visit w set people_served = v.people_count from visit_request v where v.id = w.visit_request_id and w.outcome = 'done';
    alter table visit add constraint visit_people_served_when_done check ((outcome = 'done') = (people_served is not null));
  `)
}

export async function down(): Promise<void> {
  throw new Error('Whom a visit served is not forgotten; restore a backup instead')
}
