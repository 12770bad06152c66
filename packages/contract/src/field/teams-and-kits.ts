import * as z from 'zod'
import { endpoint } from '../endpoint'
import { byId, Id, ProvinceCode, RegencyCode, text, Version } from '../shapes'

const Person = z.object({ userId: Id, name: z.string() })

/** What a team can do together. */
export const TeamSkill = z.enum(['enrolment', 'card_printing', 'local_language', 'boat', 'driving', 'medical'])
export type TeamSkill = z.infer<typeof TeamSkill>

export const Team = z.object({
  id: Id,
  name: z.string(),
  provinceCode: z.string(),
  /** Null for a team of the province. */
  regencyCode: z.string().nullable(),
  members: z.array(Person),
  skills: z.array(TeamSkill),
  /** Days it may be away at most; null: as long as a trip may last. */
  longestDays: z.int().nullable(),
  isActive: z.boolean(),
  canUpdate: z.boolean(),
  version: Version,
})
export type Team = z.infer<typeof Team>

const place = { provinceCode: ProvinceCode, regencyCode: RegencyCode.nullable() }

const teamInput = {
  name: text(80),
  memberIds: z.array(Id).max(30),
  /** Left out: as they are. */
  skills: z.array(TeamSkill).max(6).optional(),
  longestDays: z.int().min(1).max(61).nullable().optional(),
}

export const listTeams = endpoint({
  method: 'GET',
  path: '/teams',
  summary: 'Teams of the caller’s region',
  access: ['read', 'Team'],
  response: z.object({ items: z.array(Team) }),
})

export const createTeam = endpoint({
  method: 'POST',
  path: '/teams',
  summary: 'Form a team',
  access: ['create', 'Team'],
  body: z.object({ ...place, ...teamInput }),
  response: Team,
  status: 201,
  problems: ['invalid', 'forbidden'],
})

export const updateTeam = endpoint({
  method: 'PUT',
  path: '/teams/:id',
  summary: 'Change a team, or set it aside',
  access: ['update', 'Team'],
  params: byId,
  body: z.object({ ...teamInput, isActive: z.boolean(), expectedVersion: Version }),
  response: Team,
  problems: ['not-found', 'forbidden', 'version-conflict', 'invalid'],
})

export const KitState = z.enum(['ready', 'repair', 'retired'])
export type KitState = z.infer<typeof KitState>

/** What a kit uses up: how many there are, and below how many somebody must see to it. */
export const Consumable = z.object({ count: z.int().min(0).max(100_000), low: z.int().min(0).max(100_000) })
export type Consumable = z.infer<typeof Consumable>

const consumables = { blanks: Consumable, ribbons: Consumable }

export const Kit = z.object({
  id: Id,
  serial: z.string(),
  name: z.string(),
  provinceCode: z.string(),
  regencyCode: z.string().nullable(),
  state: KitState,
  ...consumables,
  canUpdate: z.boolean(),
  version: Version,
})
export type Kit = z.infer<typeof Kit>

export const listKits = endpoint({
  method: 'GET',
  path: '/kits',
  summary: 'Enrolment kits of the caller’s region',
  access: ['read', 'Team'],
  response: z.object({ items: z.array(Kit) }),
})

export const createKit = endpoint({
  method: 'POST',
  path: '/kits',
  summary: 'Enter an enrolment kit',
  access: ['create', 'Team'],
  body: z.object({ ...place, serial: text(40, 3), name: text(80) }),
  response: Kit,
  status: 201,
  problems: ['invalid', 'forbidden', 'conflict'],
})

export const updateKit = endpoint({
  method: 'PUT',
  path: '/kits/:id',
  summary: 'Change a kit or its state',
  access: ['update', 'Team'],
  params: byId,
  body: z.object({
    name: text(80),
    state: KitState,
    /** Left out: as they are. */
    blanks: Consumable.optional(),
    ribbons: Consumable.optional(),
    expectedVersion: Version,
  }),
  response: Kit,
  problems: ['not-found', 'forbidden', 'version-conflict'],
})

export const listFieldStaff = endpoint({
  method: 'GET',
  path: '/field-staff',
  summary: 'Officers of a region who may be put on a team or a trip',
  access: ['read', 'Team'],
  query: z.object({ region: z.string().regex(/^\d{2}(\.\d{2})?$/) }),
  response: z.object({ items: z.array(Person.extend({ regionCode: z.string() })) }),
})
