import { lookup as lookUp } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Networks that are nobody's public server: this machine, its neighbours, and the services of clouds. Two lists: one would take IPv4 for mapped IPv6. */
const innerFour = new BlockList()
const innerSix = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  innerFour.addSubnet(network, prefix)
for (const [network, prefix] of [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  innerSix.addSubnet(network, prefix, 'ipv6')

export function isInnerAddress(address: string): boolean {
  const kind = isIP(address)
  if (kind === 0) return true
  return kind === 6 ? innerSix.check(address, 'ipv6') : innerFour.check(address)
}

const isLoopbackName = (host: string) => host === 'localhost' || host === '127.0.0.1'

/** Whether an address may be a module's own server: https, or this machine (which only a demonstration reaches). */
export function isUpstreamAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, password, search, hash } = new URL(text)
  const isPlain = username === '' && password === '' && search === '' && hash === ''
  return isPlain && (protocol === 'https:' || (protocol === 'http:' && isLoopbackName(hostname)))
}

/** Looks a name up and refuses inner addresses at the moment of connecting, so that a name cannot change in between. */
export const lookUpOutside: LookupFunction = (hostname, options, callback) => {
  lookUp(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 4)
    const outside = addresses.filter(({ address }) => !isInnerAddress(address))
    const [first] = outside
    if (!first) return callback(Object.assign(new Error('The address is not public'), { code: 'EINNER' }), '', 4)
    if (options.all) return callback(null, outside)
    callback(null, first.address, first.family)
  })
}
