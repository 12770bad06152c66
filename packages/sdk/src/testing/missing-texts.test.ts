// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { defineMessages } from '../language/messages'
import { missingTexts } from './missing-texts'

test('finds an empty text and a key that English lacks, and takes plural endings for one key', () => {
  defineMessages('missing-trial', {
    id: { files_other: '{{count}} berkas', title: 'Judul' },
    en: { files_one: 'a', files_other: 'b', title: ' ' },
  })
  // What the types forbid may still come from plain JavaScript.
  const texts: { id: Record<string, string>; en: Record<string, string> } = { id: { note: 'Catatan' }, en: {} }
  defineMessages('missing-trial-untyped', texts)
  expect(missingTexts().filter(({ namespace }) => namespace.startsWith('missing-trial'))).toEqual([
    { namespace: 'missing-trial', language: 'en', keys: ['title'] },
    { namespace: 'missing-trial-untyped', language: 'en', keys: ['note'] },
  ])
})
