import { describe, expect, it, test } from 'vitest'
import factsJson from '../../../data/service-facts.json' with { type: 'json' }
import servicesJson from '../../../data/services.json' with { type: 'json' }
import { findApprover } from '../../workflow/find-approver'
import { type Condition, conditionFields } from '../condition'
import { conditionsOf } from '../conditions-of'
import { type FormField, isAsked, ServiceDefinition } from '../service-definition'
import { definitions } from '.'

describe('the 37 services', () => {
  it('has the 37 services of the data, in their order, each with a form of its own', () => {
    expect(definitions.map(({ code }) => code)).toEqual(servicesJson.services.map(({ kode }) => kode))
    expect(definitions).toHaveLength(37)
  })

  it('still opens a version that was published before services were told common', () => {
    const [{ isCommon: _, ...before } = {}] = definitions
    expect(ServiceDefinition.parse(before).isCommon).toBe(false)
  })

  it('names no life event of a service twice', () => {
    for (const { lifeEvents } of definitions)
      expect(new Set(lifeEvents.map(({ id }) => id)).size).toBe(lifeEvents.length)
  })

  it('asks a head to decide about births alone; what else is decided on is a supervisor’s', () => {
    const byHead = definitions.filter(({ approval }) => findApprover(true, approval) === 'head').map(({ code }) => code)
    expect(byHead).toEqual(['AK-LAHIR'])
  })

  it('asks a head to decide about births reported after 60 days', () => {
    const birth = definitions.find(({ code }) => code === 'AK-LAHIR')
    expect(birth?.approval).toMatchObject({ kind: 'lateReport', field: 'birth.birthDate', days: 60 })
    expect(birth?.products.map(({ id }) => id)).toEqual(['birthCertificate', 'familyCard', 'childCard'])
  })

  it('gives lines that share a keyword reasons by which to tell them apart', () => {
    const reasonsOf = new Map<string, string[]>()
    for (const { sms } of definitions)
      if (sms)
        reasonsOf.set(sms.keyword, [
          ...(reasonsOf.get(sms.keyword) ?? []),
          ...(sms.reasons.length ? sms.reasons : ['']),
        ])
    for (const reasons of reasonsOf.values()) expect(new Set(reasons).size).toBe(reasons.length)
  })
})

describe.each(definitions.map((definition) => [definition.code, definition] as const))('%s', (code, definition) => {
  const fields = definition.form.sections.flatMap((section) =>
    section.fields.map((field) => ({ path: `${section.id}.${field.id}`, section, field })),
  )
  const paths = fields.map(({ path }) => path)

  test('fits the shape', () => {
    expect(ServiceDefinition.safeParse(definition).error?.issues ?? []).toEqual([])
  })

  test('names only fields that exist', () => {
    for (const path of namedPaths(definition)) expect(paths).toContain(path)
  })

  test('has unique ids, and choices where something is to be chosen', () => {
    for (const { fields } of definition.form.sections) {
      expectUnique(fields)
      for (const field of fields) {
        const isChosen = field.type === 'choice' || field.type === 'multiChoice'
        expect(field.codes !== undefined).toBe(isChosen)
        expect(codesMentioned(field).filter((code) => !field.codes?.some((choice) => choice.code === code))).toEqual([])
        expectUnique((field.codes ?? []).map((choice) => ({ id: choice.code })))
      }
    }
    expectUnique(definition.doubts.map(({ about }) => ({ id: about })))
    for (const list of [definition.form.sections, definition.requirements, definition.products, definition.rules])
      expectUnique(list)
  })

  test('asks only what its answers can decide', () => {
    for (const condition of conditionsOf(definition)) {
      for (const leaf of leavesOf(condition)) {
        const field = fields.find(({ path }) => path === leaf.field)?.field
        expect(field && canDecide(leaf, field), JSON.stringify(leaf)).toBe(true)
      }
    }
  })

  test('speaks both languages, and shows no key', () => {
    const texts = textsOf(definition)
    expect(texts.length).toBeGreaterThan(10)
    for (const { id, en } of texts) {
      expect(id.trim() === id && en.trim() === en && id.length > 0 && en.length > 0, id).toBe(true)
      expect(`${id} ${en}`).not.toMatch(/\b[a-z]{3,}[A-Z]\w*/)
    }
    for (const { path, field } of fields) expect([field.id, path]).not.toContain(field.label.id)
  })

  test('says in plain words when a paper is needed, where that depends', () => {
    const silent = definition.requirements.filter(({ required, hint }) => typeof required === 'object' && !hint)
    expect(silent.map(({ id }) => id)).toEqual([])
  })

  test('never says "Subjek" to a citizen', () => {
    const words = JSON.stringify([definition.title, definition.summary, definition.form, definition.requirements])
    expect(words).not.toMatch(/"id":"[^"]*subjek/i)
  })

  test('asks an officer for every answer again in the worksheet, but those that decide what else is needed', () => {
    const shown = new Set<string>(definition.worksheet.map(({ from }) => from))
    const decisive = new Set(conditionsOf(definition).flatMap(conditionFields))
    const hidden = fields.filter(({ path, field }) => isAsked(field) && !shown.has(path))
    expect(hidden.filter(({ path, field }) => field.source || !decisive.has(path)).map(({ path }) => path)).toEqual([])
  })

  test('can be sent through a channel as far as the channel says', () => {
    const needed = fields.filter(
      ({ section, field }) =>
        isAsked(field) &&
        field.required === true &&
        !field.shownWhen &&
        !section.shownWhen &&
        section.repeat?.min !== 0,
    )
    for (const { level, fields: named } of Object.values(definition.channels)) {
      // Presence is asked for in the conversation itself: no channel points elsewhere.
      expect(level).not.toBe('refer')
      if (level === 'complete' && named.length > 0)
        expect(needed.map(({ path }) => path).filter((path) => !named.includes(path))).toEqual([])
    }
  })

  test('has a line for SMS that its parts fill, if it has one', () => {
    const { sms, channels } = definition
    if (!sms) return
    expect(channels.sms.fields).toEqual(sms.fields)
    expect(sms.line.split('#')).toHaveLength(sms.fields.length + 1)
    expect(sms.line.split('#')[0]).toBe(sms.keyword)
    expect(sms.fields.length).toBeLessThan(8)
    expect(sms.fields.includes('@reason')).toBe(
      sms.reasons.length > 0 && !sms.fields.some((part) => /reason/i.test(part) && part !== '@reason'),
    )
  })

  test('demands no NIK of those who may be without one', () => {
    const demanded = fields.filter(({ field }) => field.type === 'nik' && field.required !== false)
    const mayBeWithout = (who: string) => definition.nikOptionalFor.includes(who)
    if (mayBeWithout('subject')) expect(demanded.filter(({ section }) => section.id !== 'witnesses')).toEqual([])
    if (mayBeWithout('member'))
      expect(demanded.filter(({ section, field }) => section.id === 'members' && !field.shownWhen)).toEqual([])
  })

  test('tells administrators what was not verified', () => {
    const { verified } = Object.entries(factsJson.services).find(([one]) => one === code)?.[1] ?? {}
    const doubtful = typeof verified === 'object' ? Object.entries(verified).filter(([, is]) => is === false) : []
    const about = definition.doubts.map((doubt) => doubt.about)
    for (const [fact] of doubtful) expect(about).toContain(fact)
    for (const { path, field } of fields) if (!field.verified) expect(about).toContain(`form.${path}`)
  })

  test('asks the head to decide, gives days to report and passes through presence as it says', () => {
    const { approval, workflow, presence, officeDays } = definition
    expect(workflow.usesApproval).toBe(approval !== null)
    expect(workflow.usesPresence).toBe(presence !== 'none')
    const { start, verify, process } = officeDays.stages
    expect(start + verify + process).toBeLessThanOrEqual(officeDays.total)
    const deadline = fields.find(({ path }) => path === definition.reportingDeadline?.field)?.field
    expect(deadline === undefined || deadline.isPast).toBe(true)
  })
})

function expectUnique(list: readonly { id: string }[]): void {
  expect(new Set(list.map(({ id }) => id)).size).toBe(list.length)
}

type Leaf = Exclude<Condition, { all: Condition[] } | { any: Condition[] } | { not: Condition }>

function leavesOf(condition: Condition): Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf)
  if ('any' in condition) return condition.any.flatMap(leavesOf)
  return 'not' in condition ? leavesOf(condition.not) : [condition]
}

/** A condition on a choice names its codes, one on yes or no a boolean, one on time a date. */
function canDecide(leaf: Leaf, field: FormField): boolean {
  if (field.sameAs) return false
  if ('filled' in leaf) return true
  if ('inActingRegency' in leaf) return field.type === 'region'
  if ('ageAtLeast' in leaf || 'laterThan' in leaf) return field.type === 'date'
  const values = 'is' in leaf ? [leaf.is] : leaf.in
  if (field.type === 'boolean') return values.every((value) => typeof value === 'boolean')
  return values.every((value) => field.codes?.some(({ code }) => code === value))
}

function codesMentioned(field: FormField): string[] {
  const preset = field.preset ?? []
  return [...(Array.isArray(preset) ? preset : [preset]), ...(field.initial === undefined ? [] : [field.initial])]
}

function namedPaths(definition: ServiceDefinition): string[] {
  const { rules, worksheet, approval, reportingDeadline, channels, sms, actingPlace } = definition
  const parts = [...(sms?.fields ?? []), ...Object.values(channels).flatMap(({ fields }) => fields)]
  const known = /^@(nik|kkNumber|name|phone|email|village|district|reason|note)$/
  return [
    ...conditionsOf(definition).flatMap(conditionFields),
    ...rules.map(({ field }) => field),
    ...worksheet.map(({ from }) => from).filter((from) => !/^(applicant|derived)\.|^village$/.test(from)),
    ...worksheet.flatMap(({ instead }) => instead?.field ?? []),
    ...(approval?.kind === 'lateReport' ? [approval.field] : []),
    ...(reportingDeadline ? [reportingDeadline.field] : []),
    ...(actingPlace?.familyCard ? [actingPlace.familyCard] : []),
    ...parts.filter((part) => !known.test(part)),
  ]
}

/** Every text for people, wherever it stands. */
function textsOf(part: unknown): { id: string; en: string }[] {
  if (typeof part !== 'object' || part === null) return []
  if ('en' in part && 'id' in part && typeof part.id === 'string' && typeof part.en === 'string')
    return [{ id: part.id, en: part.en }]
  return Object.values(part).flatMap(textsOf)
}
