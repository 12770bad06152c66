import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { drawArchitecture } from './architecture.mjs'
import { apiFloors } from './floors.mjs'
import { countParts, findCircles, inspectApi, roomOf } from './house.mjs'
import { readImports } from './imports.mjs'

// Prints how the house stands and draws docs/architecture.md anew. Fails where something stands wrong.
const root = path.resolve(import.meta.dirname, '../..')
const imports = readImports(root)
const api = inspectApi(imports)
const circles = findCircles(imports)
const page = path.join(root, 'docs/architecture.md')
writeFileSync(page, drawArchitecture(readFileSync(page, 'utf8'), imports))

/** @type {[string, string[]][]} */
const faults = [
  ['files on no floor', api.homeless],
  ['arrows that run up', api.upward],
  ['pairs of rooms that import each other', api.mutual],
  ['imports of another room’s routes', api.routesOfOthers],
  ['circles of files in the repository', circles.map((files) => files.join(' → '))],
  ['files of the API that import what only the run tells', imports.unreadable.filter((file) => roomOf(file))],
]
console.log(`${api.rooms} rooms on ${apiFloors.length} floors, ${api.arrows} arrows; ${imports.files.length} files`)
for (const folder of ['services/api/src/features/field/', 'packages/contract/src/', 'packages/domain/src/']) {
  const { parts, arrows, mutual } = countParts(folder, imports)
  console.log(`${folder}: ${parts} folders and files, ${arrows} arrows, ${mutual} pairs that import each other`)
}
for (const [name, lines] of faults)
  console.log([`${lines.length} ${name}`, ...lines.map((line) => `  ${line}`)].join('\n'))
process.exitCode = faults.some(([, lines]) => lines.length > 0) ? 1 : 0
