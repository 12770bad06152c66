// @vitest-environment happy-dom
import { Suspense } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, expect, test, vi } from 'vitest'
import { changeLanguage } from './language'
import { languageStore } from './language-store'
import { defineTextGroup, type LoadedTexts, loadTexts, sayIn, textsOf, useTexts, warmOtherLanguages } from './texts'

type SchoolKeys = { title: undefined; pupils: { count: number } }
const indonesian = { title: 'Sekolah', pupils_other: '{{count}} siswa' }
const english = { title: 'School', pupils_one: '{{count}} pupil', pupils_other: '{{count}} pupils' }

/** A group whose files count how often they are fetched. */
function groupOf(prefix: string, answers: { en: () => Promise<{ school: Record<string, string> }> }) {
  const fetched: string[] = []
  const group = defineTextGroup(prefix, {
    id: async () => {
      fetched.push('id')
      return { school: indonesian }
    },
    en: () => {
      fetched.push('en')
      return answers.en()
    },
  })
  return { fetched, texts: textsOf<SchoolKeys>(group, 'school') }
}

let root: Root | undefined
afterEach(async () => {
  root?.unmount()
  root = undefined
  await changeLanguage('id')
})

function School({ texts }: { texts: LoadedTexts<SchoolKeys> }) {
  const t = useTexts(texts)
  return `${t('title')}: ${t('pupils', { count: 1 })}`
}

/** Shows a screen, and tells when it says what is expected. */
function show(texts: LoadedTexts<SchoolKeys>) {
  const element = document.createElement('div')
  root = createRoot(element)
  root.render(
    <Suspense fallback='…'>
      <School texts={texts} />
    </Suspense>,
  )
  return (expected: string) => vi.waitFor(() => expect(element.textContent).toBe(expected))
}

test('a component waits for its texts, and only those of the reader’s language are fetched', async () => {
  const { texts, fetched } = groupOf('waits', { en: async () => ({ school: english }) })
  const says = show(texts)
  await says('Sekolah: 1 siswa')
  expect(fetched).toEqual(['id'])
})

test('a change of language fetches what is read before it shows, once', async () => {
  const { texts, fetched } = groupOf('changes', { en: async () => ({ school: english }) })
  const says = show(texts)
  await says('Sekolah: 1 siswa')
  await changeLanguage('en')
  await says('School: 1 pupil')
  await changeLanguage('id')
  await says('Sekolah: 1 siswa')
  expect(fetched).toEqual(['id', 'en'])
})

test('a language that does not come is not taken, and may be asked for again', async () => {
  const answers = { en: () => Promise.reject<{ school: Record<string, string> }>(new Error('offline')) }
  const { texts } = groupOf('fails', answers)
  const says = show(texts)
  await says('Sekolah: 1 siswa')
  await expect(changeLanguage('en')).rejects.toThrow('offline')
  expect(languageStore.get()).toBe('id')
  await says('Sekolah: 1 siswa')
  answers.en = async () => ({ school: english })
  await changeLanguage('en')
  await says('School: 1 pupil')
})

test('what was read is there in the other languages once it was warmed', async () => {
  const { texts, fetched } = groupOf('warms', { en: async () => ({ school: english }) })
  const says = show(texts)
  await says('Sekolah: 1 siswa')
  await warmOtherLanguages()
  expect(fetched).toEqual(['id', 'en'])
  expect(sayIn(texts, 'en')('pupils', { count: 2 })).toBe('2 pupils')
})

test('what a language lacks is said in Indonesian, and a key that is nowhere is not found', async () => {
  const group = defineTextGroup('lacks', { id: { school: indonesian }, en: { school: { title: 'School' } } }, ['en'])
  const texts = textsOf<SchoolKeys>(group, 'school')
  await loadTexts([group], 'en')
  const t = sayIn(texts, 'en')
  expect(t('title')).toBe('School')
  expect(t('pupils', { count: 3 })).toBe('3 siswa')
  expect(t.find('title')).toBe('School')
  expect(t.find('teachers')).toBeUndefined()
})

// The compiler is the test here: each expected error that is none fails the types.
test('a wrong key, a missing value and one too many do not compile', () => {
  const t = sayIn(textsOf<SchoolKeys>(defineTextGroup('typed', { id: { school: indonesian } }), 'school'), 'id')
  // @ts-expect-error: there is no such key
  t('titel')
  // @ts-expect-error: the value is missing
  t('pupils')
  // @ts-expect-error: the title names no value
  t('title', { count: 1 })
  // @ts-expect-error: the text names another value
  t('pupils', { number: 1 })
})
