import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { theme } from './theme'

const generic = new Set(['system-ui', 'ui-monospace', 'sans-serif', 'monospace', 'inherit'])
const familiesIn = (list: string) => list.split(',').map((family) => family.trim())

test('no font is named that is not shipped, on officers’ screens and on the portal', () => {
  for (const list of [theme.fontFamily, theme.fontFamilyMonospace, theme.headings?.fontFamily])
    for (const family of list ? familiesIn(list) : []) expect(generic).toContain(family)
  const css = readFileSync(new URL('../../portal/src/styles/portal.css', import.meta.url), 'utf8')
  const shorthand = [...css.matchAll(/\bfont:\s*([^;]+);/g)].map(([, value = '']) =>
    value.replace(/^.*?\d(?:rem|em|px)?\s+(?=[a-z-]+(?:,|$))/s, ''),
  )
  const families = [...css.matchAll(/\bfont-family:\s*([^;]+);/g)].map(([, value = '']) => value)
  for (const family of [...shorthand, ...families].flatMap(familiesIn)) expect(generic, family).toContain(family)
})
