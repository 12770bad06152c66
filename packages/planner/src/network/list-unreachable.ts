import { type NetworkFinding, toNetworkFinding } from './check-network'
import type { Network, NetworkLeg, TravelProfile } from './network'
import { type Arc, toOpenArcs } from './open-legs'
import { createShortestWays } from './shortest-ways'

/** Who travels light: reachability is not a question of seats. */
const alone = { people: 1, kilograms: 0 }

type Reach = { there: boolean[]; back: boolean[] }

/** A network with all its legs open all year and whatever the water. */
const openAlways = (network: Network): Network => ({
  ...network,
  legs: network.legs.map((leg) => ({ ...leg, months: null, closures: [], timetable: [], timetableBack: [] })),
})
const openInAllProfiles = (network: Network): Network => ({
  ...network,
  legs: network.legs.map((leg) => ({ ...leg, profiles: ['dry', 'wet', 'low_river'] })),
})

/**
 * The nodes that no office reaches there and back, each with its reason: under a profile, or also on one date. A leg by
 * timetable counts as open.
 */
export function listUnreachable(network: Network, given: { profile: TravelProfile; on?: string }): NetworkFinding[] {
  const offices = network.nodes.flatMap(({ kind }, index) => (kind === 'office' ? [index] : []))
  if (network.nodes.length === 0) return [toNetworkFinding('no-nodes')]
  if (offices.length === 0) return [toNetworkFinding('no-office')]
  const on = given.on ?? '2000-01-01'
  const asked = given.on
    ? { ...network, legs: network.legs.map((leg) => ({ ...leg, timetable: [], timetableBack: [] })) }
    : openAlways(network)
  const now = findReach(asked, offices, given.profile, on)
  const missed = network.nodes.flatMap((node, index) => (now.there[index] && now.back[index] ? [] : [{ node, index }]))
  if (missed.length === 0) return []
  const inProfile = given.on ? findReach(openAlways(network), offices, given.profile, on) : now
  const everOpen = openInAllProfiles(openAlways(network))
  const ever = findReach(everOpen, offices, given.profile, on)
  const touched = new Set(network.legs.flatMap(({ from, to }) => [from, to]))
  return missed.map(({ node, index }) => {
    const isWhole = (reach: Reach) => reach.there[index] === true && reach.back[index] === true
    const say = (code: NetworkFinding['code']) => toNetworkFinding(code, node.id)
    if (!touched.has(node.id)) return say('no-leg')
    if (isWhole(inProfile) || isWhole(ever)) {
      const code = isWhole(inProfile) ? 'closed-in-season' : 'closed-in-profile'
      const where = describeClosed(network, asked, ever, now, index)
      return { ...say(code), ...(where === undefined ? {} : { where }) }
    }
    return say(ever.there[index] ? 'no-way-back' : 'cut-off')
  })
}

function findReach(network: Network, offices: readonly number[], profile: TravelProfile, on: string): Reach & Tree {
  const { always } = toOpenArcs(network, { profile, from: on, until: on, party: alone })
  const count = network.nodes.length
  // One node more stands for all offices.
  const fromOffices = offices.map((to) => ({ leg: '', from: count, to, minutes: 0, rupiah: 0 }))
  const outward = [...always, ...fromOffices]
  const homeward = [...always.map((arc) => ({ ...arc, from: arc.to, to: arc.from })), ...fromOffices]
  const there = createShortestWays(count + 1, outward, hops)(count)
  const back = createShortestWays(count + 1, homeward, hops)(count)
  const isReached = (weights: Float64Array) => Array.from(weights, (weight) => weight !== Number.POSITIVE_INFINITY)
  return {
    there: isReached(there.weight),
    back: isReached(back.weight),
    stepTo: (node) => outward[there.lastArc[node] ?? -1],
    stepFrom: (node) => homeward[back.lastArc[node] ?? -1],
  }
}

/** How a node is reached, and left again. */
type Tree = { stepTo: (node: number) => Arc | undefined; stepFrom: (node: number) => Arc | undefined }

const hops = () => 1

/** The leg nearest to the office that the usual way takes and that is closed now, by the names of its ends. */
function describeClosed(
  network: Network,
  asked: Network,
  usual: Reach & Tree,
  now: Reach,
  node: number,
): string | undefined {
  const isThere = now.there[node] === true
  const reached = isThere ? now.back : now.there
  const step = isThere ? usual.stepFrom : usual.stepTo
  let closed: Arc | undefined
  for (let arc = step(node); arc && arc.from < network.nodes.length; arc = step(arc.from)) {
    closed = arc
    if (reached[arc.from]) break
  }
  const leg = asked.legs.find(({ id }) => id === closed?.leg)
  return leg && nameLeg(network, leg)
}

function nameLeg(network: Network, leg: NetworkLeg): string {
  const nameOf = (id: string) => network.nodes.find((node) => node.id === id)?.name ?? id
  return `${nameOf(leg.from)}–${nameOf(leg.to)}`
}
