import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import * as kit from '../src/icons'
import { readNames, writeIcons } from './icons.mjs'

const drawnIn = (source: string) => [...source.matchAll(/(Icon\w+): Icon = [^']+'([^']+)'/g)].map(([, ...one]) => one)

test('every icon is drawn as in Tabler’s set', () => {
  const source = readFileSync(path.join(import.meta.dirname, '../src/icons.ts'), 'utf8')
  expect(drawnIn(source).map(([name]) => name)).toEqual(Object.keys(kit))
  expect(drawnIn(source)).toEqual(drawnIn(writeIcons(readNames())))
})

test('an icon that the set has not is named, with where to look', () => {
  expect(() => writeIcons(['IconNoSuchThing'])).toThrow('no icon of lines for IconNoSuchThing (no-such-thing)')
})
