import { roles as allRoles, type Role } from '@sipelandukilat/access'
import {
  type BucketBy,
  type ModuleFacts,
  type ResolveContext,
  type RolloutPreview,
  resolveModule,
  type TargetingRule,
} from '@sipelandukilat/contract'
import { placeOf } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { regencySql } from '../../platform/database/place-sql'
import { readPlacedFacts } from './boot'
import { shellVersion } from './shell-version'

type Draft = {
  id: string
  provinceCode: string
  releaseId: string
  rules: readonly TargetingRule[]
  bucketBy: BucketBy
  now: Date
}

type Office = { code: string; name: string; users: { id: string; role: Role }[] | null }

/** The regencies of a place with the accounts that work there; for the platform those where anybody does. */
const listOffices = (db: Db, provinceCode: string) =>
  db.rows<Office>({
    text: `select g.code, g.name, (select json_agg(json_build_object('id', r.user_id, 'role', r.role))
               from user_role r join app_user u on u.id = r.user_id and u.status = 'active'
               where ${regencySql('r.region_code')} = g.code) as users
           from region g where g.level = 'regency'
             and (g.province_code = $1 or ($1 = '' and exists (select from user_role r where ${regencySql('r.region_code')} = g.code)))
           order by g.code`,
    values: [provinceCode],
  })

/** Who would get what, were the draft running: each account is asked for as it will be when its shell starts. */
export async function previewDraft(db: Db, moduleId: string, draft: Draft): Promise<RolloutPreview['regencies']> {
  const [present, offices] = await Promise.all([
    readPlacedFacts(db, moduleId, draft.releaseId),
    listOffices(db, draft.provinceCode),
  ])
  // The draft stands in the place of a rollout that is under way there.
  const facts: ModuleFacts = {
    ...present,
    rollouts: [draft, ...present.rollouts.filter((one) => one.provinceCode !== draft.provinceCode)],
  }
  return offices.map(({ code, name, users }) => ({
    regionCode: code,
    name,
    roles: allRoles.flatMap((role) => {
      const holders = (users ?? []).filter((user) => user.role === role)
      if (holders.length === 0) return []
      const decisions = holders.map(({ id }) => resolveModule(facts, contextOf(code, role, id, draft.now)).decision)
      return [
        {
          role,
          users: holders.length,
          reached: decisions.filter((decision) => decision.rolloutId === draft.id).length,
          version: decisions[0]?.version ?? null,
        },
      ]
    }),
  }))
}

const contextOf = (regencyCode: string, role: Role, userId: string, now: Date): ResolveContext => ({
  userId,
  roles: [role],
  provinceCode: placeOf(regencyCode).provinceCode,
  regencyCode,
  now,
  shellVersion,
  language: 'id',
  overrides: new Map(),
})
