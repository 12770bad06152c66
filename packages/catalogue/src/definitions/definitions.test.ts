import { describe, expect, it } from 'vitest'
import { conditionFields } from '../condition'
import { type FormField, isAsked, ServiceDefinition } from '../service-definition'
import { definitions } from '.'

const completeCodes = ['BIO-WNI', 'KK-UBAH', 'KTP-BARU', 'KTP-GANTI', 'KIA', 'SKP', 'AK-LAHIR', 'AK-MATI']

describe('the catalogue', () => {
  it('has 37 services, eight of them complete', () => {
    expect(definitions).toHaveLength(37)
    expect(new Set(definitions.map(({ code }) => code)).size).toBe(37)
    expect(definitions.filter(({ complete }) => complete).map(({ code }) => code)).toEqual(completeCodes)
  })

  it('names no life event of a service twice', () => {
    for (const { lifeEvents } of definitions)
      expect(new Set(lifeEvents.map(({ id }) => id)).size).toBe(lifeEvents.length)
  })

  it('asks a head to decide about births reported after 60 days', () => {
    const birth = definitions.find(({ code }) => code === 'AK-LAHIR')
    expect(birth?.approval).toEqual({ kind: 'lateReport', field: 'birth.birthDate', days: 60 })
    expect(birth?.products.map(({ id }) => id)).toEqual(['birthCertificate', 'familyCard', 'childCard'])
  })
})

describe.each(definitions.map((definition) => [definition.code, definition] as const))('%s', (_, definition) => {
  it('fits the shape', () => {
    expect(ServiceDefinition.safeParse(definition).error?.issues ?? []).toEqual([])
  })

  it('names only fields that exist', () => {
    const known = new Set(
      definition.form.sections.flatMap((section) => section.fields.map((field) => `${section.id}.${field.id}`)),
    )
    for (const path of namedPaths(definition)) expect([...known]).toContain(path)
  })

  it('has unique ids, and choices where something is to be chosen', () => {
    const sectionIds = definition.form.sections.map(({ id }) => id)
    expect(new Set(sectionIds).size).toBe(sectionIds.length)
    for (const { fields } of definition.form.sections) {
      expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length)
      for (const field of fields) {
        const isChosen = field.type === 'choice' || field.type === 'multiChoice'
        expect(field.codes !== undefined).toBe(isChosen)
        expect(codesMentioned(field).filter((code) => !field.codes?.some((choice) => choice.code === code))).toEqual([])
      }
    }
  })

  it('never says "Subjek" to a citizen', () => {
    const words = JSON.stringify([definition.title, definition.summary, definition.form, definition.requirements])
    expect(words).not.toMatch(/"id":"[^"]*subjek/i)
  })

  it('asks an officer for every answer again in the worksheet', () => {
    const shown = new Set<string>(definition.worksheet.map(({ from }) => from))
    const hidden = definition.form.sections.flatMap((section) =>
      section.fields.filter(isAsked).flatMap((field) => {
        const path = `${section.id}.${field.id}`
        return shown.has(path) || questionsOfOurOwn.includes(path) ? [] : path
      }),
    )
    expect(hidden).toEqual([])
  })
})

/** Answers that decide what else is needed; no official form has a place for them. */
const questionsOfOurOwn = [
  ...['circumstances.origin', 'circumstances.hasBirthLetter', 'circumstances.parentsMarriage'],
  ...['family.hasOthersOnCard', 'family.hasSpouse', 'person.ground', 'person.isApplicant'],
  ...['destination.isOthersAddress', 'move.hasChildAlone'],
  ...['documents.hasDocuments', 'documents.hasResidenceProof', 'documents.isOthersAddress'],
]

function codesMentioned(field: FormField): string[] {
  const preset = field.preset ?? []
  return [...(Array.isArray(preset) ? preset : [preset]), ...(field.initial === undefined ? [] : [field.initial])]
}

function namedPaths(definition: ServiceDefinition): string[] {
  const { form, rules, worksheet, requirements, products, approval, reportingDeadline, sms } = definition
  const conditions = [
    ...form.sections.flatMap((section) => [
      section.shownWhen,
      ...section.fields.flatMap((f) => [f.shownWhen, f.required]),
    ]),
    ...requirements.map(({ required }) => required),
    ...products.map(({ when }) => when),
    ...rules.map(({ brokenWhen }) => brokenWhen),
  ].filter((condition) => typeof condition === 'object')
  return [
    ...conditions.flatMap(conditionFields),
    ...rules.map(({ field }) => field),
    ...worksheet.map(({ from }) => from).filter((from) => !/^(applicant|derived)\.|^village$/.test(from)),
    ...(approval?.kind === 'lateReport' ? [approval.field] : []),
    ...(reportingDeadline ? [reportingDeadline.field] : []),
    ...(sms?.fields ?? []).filter((field) => !field.startsWith('@')),
  ]
}
