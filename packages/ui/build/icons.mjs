import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const file = path.resolve(import.meta.dirname, '../src/icons.ts')
const style = 'fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round" stroke-width="2"'

/**
 * The lines of a drawing as one path. @returns {string | undefined} undefined where it is made of something else
 * @param {string} body
 */
function toPath(body) {
  if (!body.includes(style)) return undefined
  const plain = body.replace(` ${style}`, '')
  const paths = plain.replace(/^<g>|<\/g>$/g, '')
  if (!/^(?:<path d="[^"]+"\/>)+$/.test(paths)) return undefined
  const lines = [...paths.matchAll(/d="([^"]+)"/g)].map(([, line]) => line ?? '')
  // Behind another path, a first move must say that it is absolute; what follows it names its own command.
  if (lines.some((line) => !/^m-?[\d.]+[ ,]?-?[\d.]+[a-z]/i.test(line))) return undefined
  return lines.map((line) => line.replace(/^m/, 'M')).join('')
}

/** @param {string} name e.g. `IconMenu2` */
const toKebab = (name) =>
  name
    .replace(/^Icon/, '')
    .replace(/([a-z])([A-Z0-9])/g, '$1-$2')
    .replace(/([0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()

/** @returns {string[]} the icons that screens use */
export const readNames = () =>
  [...readFileSync(file, 'utf8').matchAll(/^export const (Icon\w+)/gm)].map(([, name]) => name ?? '')

/**
 * The module of these icons, drawn as in Tabler's set. @throws where the set has no such icon
 * @param {readonly string[]} names e.g. `IconMenu2`
 */
export function writeIcons(names) {
  const require = createRequire(import.meta.url)
  const { icons } = JSON.parse(readFileSync(require.resolve('@iconify-json/tabler/icons.json'), 'utf8'))
  const lines = [...new Set(names)].sort().map((name) => {
    const line = toPath(icons[toKebab(name)]?.body ?? '')
    if (!line) throw new Error(`Tabler has no icon of lines for ${name} (${toKebab(name)}): see tabler.io/icons`)
    return `export const ${name}: Icon = /* @__PURE__ */ createIcon('${line}')`
  })
  return `// Written by \`npm run icons -- IconName\`, which adds one: the one icon set, as far as screens use it.
// Tabler Icons, MIT licence, Copyright (c) 2020-2026 Paweł Kuna.
import { createIcon, type Icon } from './icon'

${lines.join('\n')}
`
}

if (process.argv[1] === import.meta.filename)
  writeFileSync(file, writeIcons([...readNames(), ...process.argv.slice(2)]))
