import { readImports } from './imports.mjs'
import { findCircles, inspectApi } from './house.mjs'
const imports = readImports(process.argv[2] ?? ".")
const report = inspectApi(imports)
console.log(report.rooms, 'rooms', report.arrows, 'arrows')
for (const k of ['homeless','upward','mutual','routesOfOthers']) console.log(k, report[k].length, report[k].map(x=>'\n  '+x.replaceAll('services/api/src/','')).join(''))
const c = findCircles(imports); console.log('circles', c.length); for (const x of c) console.log('  ', x.join('\n      '))
