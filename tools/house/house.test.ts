import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { drawArchitecture } from './architecture.mjs'
import { apiFloors } from './floors.mjs'
import { countParts, findCircles, inspectApi, roomOf } from './house.mjs'
import { readImports, readSpecifiers } from './imports.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const imports = readImports(root)
const api = inspectApi(imports)
const arrow = (from: string, to: string) => ({ from: `services/api/src/${from}`, to: `services/api/src/${to}` })
const inspect = (...arrows: { from: string; to: string }[]) =>
  inspectApi({ files: arrows.flatMap(({ from, to }) => [from, to]), arrows, routes: [] })

describe('the house', () => {
  it('has no circle of files', () => {
    expect(findCircles(imports)).toEqual([])
  })

  it('has a floor for every file of the API', () => {
    expect(api.homeless).toEqual([])
    expect(imports.files.length).toBeGreaterThan(1000)
  })

  it('has no arrow that runs up, and no import of another room’s routes', () => {
    expect(api.upward).toEqual([])
    expect(api.routesOfOthers).toEqual([])
  })

  it('has pages that nobody imports but who wires the house', () => {
    const isPage = (file: string) => roomOf(file)?.room.startsWith('pages')
    const importers = imports.arrows.filter(({ from, to }) => isPage(to) && !isPage(from)).map(({ from }) => from)
    expect(new Set(importers)).toEqual(new Set(['services/api/src/app.ts']))
  })

  it('imports nothing in a way that cannot be read', () => {
    expect(imports.unreadable.filter((file) => roomOf(file))).toEqual([])
  })

  it('has every room that is drawn', () => {
    const standing = new Set(imports.files.map((file) => roomOf(file)?.room))
    expect(apiFloors.flatMap(({ rooms }) => Object.keys(rooms)).filter((room) => !standing.has(room))).toEqual([])
  })

  it('has no two rooms that import each other', () => {
    expect(api.mutual).toEqual([])
  })

  it('is drawn in docs/architecture.md as it stands; `npm run house` draws it anew', () => {
    const page = readFileSync(path.join(root, 'docs/architecture.md'), 'utf8')
    expect(page).toBe(drawArchitecture(page, imports))
  })
})

describe('the inspection', () => {
  it('counts the parts of a folder, and the arrows between them once', () => {
    const files = ['a/x/one.ts', 'a/x/two.ts', 'a/y/three.ts', 'a/four.ts', 'b/five.ts']
    const arrows = [
      { from: 'a/x/one.ts', to: 'a/x/two.ts' },
      { from: 'a/x/one.ts', to: 'a/y/three.ts' },
      { from: 'a/x/two.ts', to: 'a/y/three.ts' },
      { from: 'a/y/three.ts', to: 'a/x/one.ts' },
      { from: 'a/four.ts', to: 'a/x/one.ts' },
      { from: 'b/five.ts', to: 'a/x/one.ts' },
    ]
    expect(countParts('a/', { files, arrows })).toEqual({ parts: 3, arrows: 3, mutual: 1 })
  })

  it.each([
    ["import { a } from './a'", ['./a'], true],
    ["import type { A } from './a'\nexport * from './b'\nexport { c } from './c'", ['./a', './b', './c'], true],
    ["await import(/* where */ './a')", ['./a'], true],
    ['await import(`./a`)', ['./a'], true],
    ["// import './a'\nconst text = \"import './b'\"", [], true],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the source that is read
    ['await import(`./${name}`)', [], false],
    ["await import('./a' + name)", [], false],
    ["createRequire(import.meta.url)('./a')", [], false],
    ["createRequire(import.meta.url).resolve('pdfkit/package.json')", [], true],
  ])('reads %s', (text, specifiers, isWhole) => {
    expect(readSpecifiers('a.ts', text)).toEqual({ specifiers, isWhole })
  })

  it('knows a wing from the room it belongs to', () => {
    expect(roomOf('services/api/src/features/field/visits/rules.ts')?.room).toBe('features/field/visits')
    expect(roomOf('services/api/src/features/field/routes.ts')?.room).toBe('features/field')
    expect(roomOf('services/api/src/app.ts')?.room).toBe('app')
    expect(roomOf('packages/domain/src/index.ts')).toBeUndefined()
  })

  it('knows a route file from what it calls, whatever its name', () => {
    expect(imports.routes).toContain('services/api/src/features/conversations/webhooks.ts')
    expect(imports.routes).toContain('services/api/src/features/modules/pin-routes.ts')
    expect(imports.routes).not.toContain('services/api/src/features/modules/pins.ts')
  })

  it('finds who imports another room’s route file, but for those who wire them', () => {
    const uploads = 'features/uploads/tus.ts'
    const arrows = [
      arrow('features/prints/a.ts', uploads),
      arrow('features/uploads/b.ts', uploads),
      arrow('app.ts', uploads),
    ]
    const files = arrows.flatMap(({ from, to }) => [from, to])
    expect(inspectApi({ files, arrows, routes: [`services/api/src/${uploads}`] }).routesOfOthers).toEqual([
      'services/api/src/features/prints/a.ts → services/api/src/features/uploads/tus.ts',
    ])
    expect(inspectApi({ files, arrows, routes: [] }).routesOfOthers).toEqual([])
  })

  it('finds a ground that imports a feature, rooms that lean on each other, and a circle', () => {
    const up = arrow('platform/platform.ts', 'features/regions/places.ts')
    expect(inspect(up).upward).toEqual([`${up.from} → ${up.to}`])
    const both = inspect(
      arrow('features/notices/a.ts', 'features/prints/b.ts'),
      arrow('features/prints/c.ts', 'features/notices/d.ts'),
    )
    expect(both.mutual).toEqual(['features/notices ↔ features/prints'])
    expect(inspect(arrow('features/parking/a.ts', 'platform/id.ts')).homeless).toHaveLength(1)
    expect(
      findCircles({
        files: ['a', 'b', 'c', 'd'],
        arrows: [
          { from: 'a', to: 'b' },
          { from: 'b', to: 'c' },
          { from: 'c', to: 'a' },
          { from: 'd', to: 'a' },
        ],
      }),
    ).toEqual([['a', 'b', 'c']])
  })
})
