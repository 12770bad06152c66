import { apiFloors } from './floors.mjs'

/** @typedef {import('./imports.mjs').Arrow} Arrow */

const api = 'services/api/src/'

/** Rooms from the longest name, so that a wing is found before the room that it belongs to. */
const rooms = apiFloors
  .flatMap(({ rooms }, index) => Object.keys(rooms).map((room) => ({ room, floor: index + 1 })))
  .sort((one, other) => other.room.length - one.room.length)

/**
 * The room of the API in which a file stands: a folder, or a file beside them (`app.ts` is the room `app`).
 * @param {string} file from the repository’s root
 * @returns {{ room: string, floor: number } | undefined} undefined outside the API, or where no floor names its room
 */
export function roomOf(file) {
  if (!file.startsWith(api)) return undefined
  const inside = file.slice(api.length)
  return rooms.find(({ room }) => inside.startsWith(`${room}/`) || inside === `${room}.ts`)
}

/**
 * How the API stands: what the build refuses, each as lines that name the files.
 * @param {{ files: readonly string[], arrows: readonly Arrow[], routes: readonly string[] }} imports `routes`: the files that
 *   answer requests
 */
export function inspectApi({ files, arrows, routes }) {
  const homeless = files.filter((file) => file.startsWith(api) && roomOf(file) === undefined)
  const between = arrows.flatMap((arrow) => {
    const [from, to] = [roomOf(arrow.from), roomOf(arrow.to)]
    return from && to && from.room !== to.room ? [{ ...arrow, from, to, files: `${arrow.from} → ${arrow.to}` }] : []
  })
  const pairs = new Map(between.map((arrow) => [`${arrow.from.room} → ${arrow.to.room}`, arrow]))
  const routeFiles = new Set(routes)
  return {
    /** Rooms that each room imports. */
    importsOf: (/** @type {string} */ room) =>
      [...pairs.values()].filter(({ from }) => from.room === room).map(({ to }) => to.room),
    rooms: new Set(files.flatMap((file) => roomOf(file)?.room ?? [])).size,
    arrows: pairs.size,
    homeless,
    upward: between.filter(({ from, to }) => to.floor > from.floor).map(({ files }) => files),
    mutual: [...pairs.values()]
      .filter(({ from, to }) => from.room < to.room && pairs.has(`${to.room} → ${from.room}`))
      .map(({ from, to }) => `${from.room} ↔ ${to.room}`),
    routesOfOthers: arrows
      .filter(({ from, to }) => routeFiles.has(to) && roomOf(from)?.room !== roomOf(to)?.room)
      // Who wires the house imports every route file.
      .filter(({ from }) => !['app', 'features/field'].includes(roomOf(from)?.room ?? ''))
      .map(({ from, to }) => `${from} → ${to}`),
  }
}

/**
 * How many parts a folder has, and how many arrows go between them: its folders, and files beside them.
 * @param {string} folder from the repository’s root, with a slash at its end
 * @param {{ files: readonly string[], arrows: readonly Arrow[] }} imports
 */
export function countParts(folder, { files, arrows }) {
  /** @param {string} file */
  const partOf = (file) => (file.startsWith(folder) ? file.slice(folder.length).split('/')[0] : undefined)
  const pairs = new Set(
    arrows.flatMap(({ from, to }) => {
      const [one, other] = [partOf(from), partOf(to)]
      return one && other && one !== other ? [`${one} → ${other}`] : []
    }),
  )
  const mutual = [...pairs].filter((pair) => pairs.has(pair.split(' → ').reverse().join(' → '))).length / 2
  return { parts: new Set(files.flatMap((file) => partOf(file) ?? [])).size, arrows: pairs.size, mutual }
}

/**
 * Circles of files: groups in which each file reaches every other through imports (Tarjan 1972).
 * @param {{ files: readonly string[], arrows: readonly Arrow[] }} imports
 * @returns {string[][]}
 */
export function findCircles({ files, arrows }) {
  /** @type {Map<string, string[]>} */
  const targets = new Map()
  for (const { from, to } of arrows) targets.set(from, [...(targets.get(from) ?? []), to])
  /** @type {Map<string, { index: number, low: number, isOpen: boolean }>} */
  const seen = new Map()
  /** @type {string[]} */
  const open = []
  /** @type {string[][]} */
  const circles = []
  /** @param {string} file */
  const visit = (file) => {
    const own = { index: seen.size, low: seen.size, isOpen: true }
    seen.set(file, own)
    open.push(file)
    for (const target of targets.get(file) ?? []) {
      const other = seen.get(target) ?? visit(target)
      if (other.isOpen) own.low = Math.min(own.low, other.low)
    }
    if (own.low < own.index) return own
    const circle = open.splice(open.indexOf(file))
    for (const member of circle) Object.assign(seen.get(member) ?? {}, { isOpen: false })
    if (circle.length > 1) circles.push(circle.sort())
    return own
  }
  for (const file of files) if (!seen.has(file)) visit(file)
  return circles
}
