import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import * as kit from './index'
import type { StoryFile } from './story'

/** What has no story of its own, and why. */
const WITHOUT_STORY: Readonly<Record<string, string>> = {
  UiProvider: 'stands around every story',
  tones: 'a list of names, shown by StatusBadge and Figure',
  useColorScheme: 'a hook: the gallery’s own switch',
  useDebouncedValue: 'a hook without a look',
  useDisclosure: 'a hook without a look',
  useHotkeys: 'a hook without a look',
  useMediaQuery: 'a hook without a look',
}

const isIcon = (name: string) => /^Icon[A-Z]/.test(name)

const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.stories.tsx'))
const pages = await Promise.all(
  files.map(async (file) => {
    const { page }: StoryFile = await import(`./${file}`)
    return { file, page, source: readFileSync(path.join(import.meta.dirname, file), 'utf8') }
  }),
)
const shown = pages.flatMap(({ page }) => page.components)

describe('the live pages of the kit', () => {
  it('show everything that the kit exports, each thing once', () => {
    const exported = Object.keys(kit).filter((name) => !isIcon(name) && !(name in WITHOUT_STORY))
    expect(shown.toSorted()).toEqual([...exported, 'SearchSelect'].toSorted())
  })
  it('excuse nothing that is no longer exported', () => {
    expect(Object.keys(WITHOUT_STORY).filter((name) => !(name in kit))).toEqual([])
  })
  it.each(pages)('$file uses what it says it shows', ({ page, source }) => {
    // The stories of toasts stand on a page that has `Toasts` already.
    const isUsed = (name: string) => name === 'Toasts' || source.includes(`<${name}`) || source.includes(`${name}(`)
    expect(page.components.filter((name) => !isUsed(name))).toEqual([])
  })
  it('has a page beside each file of a component', () => {
    const components = readdirSync(import.meta.dirname)
      .filter((file) => /^[a-z-]+\.tsx$/.test(file) && file !== 'ui-provider.tsx')
      .map((file) => file.replace('.tsx', '.stories.tsx'))
    expect(components.filter((file) => !files.includes(file))).toEqual([])
  })
})
