import {
  languageCodes,
  localized,
  respondentGroupLabel,
  respondentGroups,
  respondentTraits,
  surveyElementIds,
  surveyElements,
  surveyFormOf,
} from '@sipelandukilat/domain'
import { cases } from '@sipelandukilat/domain/cases'
import { definitions } from '@sipelandukilat/domain/definitions'
import { type DialogueContext, stepDialogue } from '@sipelandukilat/domain/dialogue'
import { buildPlaceIndex } from '@sipelandukilat/domain/places'
import { expect, test } from 'vitest'
import { compose } from './compose'

/** Every list of words that definitions put before people, by where it comes from: at most ten are shown at once. */
const lists = definitions.flatMap((definition) => [
  { about: `${definition.code} requirements`, labels: definition.requirements.map(({ label }) => label) },
  { about: `${definition.code} events`, labels: definition.lifeEvents.map(({ label }) => label) },
  ...definition.form.sections.flatMap(({ id, fields }) =>
    fields
      .filter(({ preset }) => preset === undefined)
      .map((field) => ({
        about: `${definition.code} ${id}.${field.id}`,
        labels: (field.codes ?? []).map(({ label }) => label),
      })),
  ),
])
const titles = { about: 'titles', labels: definitions.map(({ title }) => title) }
const answers = surveyElementIds.map((id) => ({ about: id, labels: surveyFormOf(id).answers }))
const traits = respondentTraits.map((trait) => ({
  about: trait,
  labels: respondentGroups[trait].map((group) => respondentGroupLabel(trait, group)),
}))
const happenings = cases.map(({ id, events }) => ({ about: id, labels: events.map(({ label }) => label) }))

type Shown = { type: string; titles: string[] }

/** What WhatsApp would show of choices; undefined where it falls back to numbers. */
function shownOf(choices: readonly { id: string; title: string; description?: string }[]): Shown | undefined {
  const [piece] = compose({ to: '+6281299990001', text: 'Pilih', ourId: 'u1', choices: [...choices] })
  if (piece?.kind !== 'body' || piece.type !== 'interactive') return undefined
  const content = JSON.stringify(piece.content)
  const type = /"type":"(button|list)"/.exec(content)?.[1] ?? ''
  return { type, titles: [...content.matchAll(/"title":"([^"]*)"/g)].map(([, title = '']) => title) }
}

function expectToFit(about: string, choices: readonly { id: string; title: string; description?: string }[]): void {
  const shown = shownOf(choices)
  expect(shown, `${about}: ${choices.map(({ title }) => title).join(' | ')}`).toBeDefined()
  for (const title of shown?.titles ?? []) {
    expect(title.length, `${about}: ${title}`).toBeLessThanOrEqual(shown?.type === 'button' ? 20 : 24)
  }
}

test.each(languageCodes)('whatever a definition offers in %s is written to fit', (language) => {
  for (const { about, labels } of [...lists, titles, ...happenings, ...traits, ...answers])
    for (let start = 0; start < labels.length; start += 9)
      expectToFit(
        about,
        labels.slice(start, start + 9).map((label, index) => ({ id: `${index}`, title: localized(label, language) })),
      )
})

test.each(languageCodes)('what the dialogue itself offers in %s fits too', (language) => {
  const context: DialogueContext = {
    ...{ definitions, surveyElements, language, channel: 'whatsapp', regions: buildPlaceIndex([]) },
    ...{ now: new Date('2026-06-30T02:00:00Z'), identifiersByLink: false, contact: { phone: '+6281299990001' } },
    ...{
      privacyNotice: { version: '1', url: 'https://contoh.id' },
      followUrl: 'https://contoh.id',
      accountUrl: 'https://contoh.id',
      complaintUrl: 'https://contoh.id/pengaduan/lihat',
    },
  }
  const groups = ['card', 'family', 'birth', 'death', 'move', 'marriage', 'certificate'].map((id) => `group:${id}`)
  const steps = cases.flatMap(({ id, events }) => [
    `case:${id}`,
    ...events.flatMap((event) => [`case:${id}:${event.id}`, `case:${id}:${event.id}:missing`]),
  ])
  const started = definitions.flatMap(({ code }) => [`service:${code}`, `begin:${code}`])
  for (const id of ['do:menu', 'do:complaint', ...groups, ...steps, ...started]) {
    const { replies } = stepDialogue(context, undefined, { kind: 'choice', id })
    for (const { choices = [] } of replies) if (choices.length > 0) expectToFit(id, choices)
  }
})
