import { privacyNoticeVersion, ServiceDefinition } from '@sipelandukilat/sdk/forms'
import { expect, test } from 'vitest'
import { emptyPaperEntry, newRow, toRowBody } from '../paper-entry/entry-row'
import { type EntryDraft, emptyDraft, toEntryBody } from './entry-draft'
import { legalDefinition } from './legal-definition.testing'

const definition = ServiceDefinition.parse(legalDefinition)
const draft = emptyDraft({ villageCode: '65.03.05.2022', channel: 'counter', isRegistrar: false })
const bodyOf = (part: Partial<EntryDraft>) =>
  toEntryBody({ ...draft, ...part }, definition, { language: 'id', today: '2026-09-14' })

test('declares the privacy notice that the portal and the dialogue show, on paper as well', () => {
  expect(bodyOf({}).privacyNoticeVersion).toBe(privacyNoticeVersion)
  const row = toRowBody(emptyPaperEntry('65.03.05.2022'), newRow(), definition, [], 'id')
  expect(row.privacyNoticeVersion).toBe(privacyNoticeVersion)
})

test('a paper form counts from the beginning of the day on which it was handed in, else from now', () => {
  expect(bodyOf({ receivedOn: '2026-09-01' }).occurredAt).toBe('2026-08-31T16:00:00.000Z')
  expect(bodyOf({ receivedOn: '2026-09-14' })).not.toHaveProperty('occurredAt')
  expect(bodyOf({})).not.toHaveProperty('occurredAt')
})
