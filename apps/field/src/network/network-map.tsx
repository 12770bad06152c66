import { useTexts } from '@sipelandukilat/sdk'
import { type TravelLeg, TravelMode } from '@sipelandukilat/sdk/api/travel-network'
import { type KeyboardEvent, type MouseEvent, useId, useMemo, useRef } from 'react'
import { useOutlines } from '../requests/use-requests'
import { networkTexts } from '../texts/texts'
import { labelPlaces, type PlaceLabel } from './place-labels'
import { findNearest, findNext, isArrowKey, type PlacedNode, type Placement, placeNodes } from './place-nodes'
import type { Network } from './use-network'

const width = 960
const margin = 24
/** Most hubs are centres of districts, and the mark says that it is an office: what all names begin with is left out. */
const shortName = ({ name }: PlacedNode) => name.replace(/^(Pusat Kecamatan|Disdukcapil) /, '')
/** Letters as large as the interface's where the picture is as wide as a desk's screen, and where it is as narrow as a phone's. */
const wideNames = {
  letters: 14,
  most: 40,
  nameOf: (node: PlacedNode) => (node.kind === 'office' ? node.name : shortName(node)),
}
const narrowNames = { letters: 36, most: 0, nameOf: (node: PlacedNode) => shortName(node).replace(/,.*/, '') }

type NetworkMapProps = {
  network: Network
  legs: readonly TravelLeg[]
  chosen: string
  onChoose: (nodeId: string) => void
}

/** The network as it lies, roughly. One stop of the keyboard: arrows go from place to place. */
export function NetworkMap({ network, legs, chosen, onChoose }: NetworkMapProps) {
  const t = useTexts(networkTexts)
  const id = useId()
  const picture = useRef<SVGSVGElement>(null)
  const placement = useMemo(() => placeNodes(network.nodes, width, margin), [network.nodes])
  const names = useMemo(
    () =>
      ([wideNames, narrowNames] as const).map((size) => labelPlaces(placement.nodes, network.legs, placement, size)),
    [placement, network.legs],
  )
  const places = useMemo(() => new Map(placement.nodes.map((node) => [node.id, node])), [placement])
  const current = places.get(chosen)
  const pressKey = (event: KeyboardEvent) => {
    if (!isArrowKey(event.key)) return
    event.preventDefault()
    const start = current ?? placement.nodes.find(({ kind }) => kind === 'office') ?? placement.nodes[0]
    const next = current && start ? findNext(placement.nodes, start, event.key) : start
    if (next) onChoose(next.id)
  }
  const tap = (event: MouseEvent) => {
    const box = picture.current?.getBoundingClientRect()
    if (!box) return
    const scale = width / box.width
    const [x, y] = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale]
    const nearest = findNearest(placement.nodes, x, y, 24 * scale)
    if (nearest) onChoose(nearest.id)
  }
  return (
    <figure className='field-network-map'>
      <div
        className='field-network-frame'
        role='listbox'
        aria-label={t('map.label')}
        aria-describedby={`${id}-hint`}
        aria-activedescendant={current ? `${id}-${current.id}` : undefined}
        tabIndex={0}
        onKeyDown={pressKey}
        onClick={tap}
      >
        <svg ref={picture} viewBox={`0 0 ${width} ${placement.height}`} role='presentation'>
          <Outlines placement={placement} />
          <g aria-hidden>
            {legs.map((leg) => (
              <Leg key={leg.id} leg={leg} places={places} isNear={leg.fromId === chosen || leg.toId === chosen} />
            ))}
          </g>
          {placement.nodes.map((node) => (
            <Place key={node.id} node={node} id={`${id}-${node.id}`} isChosen={node.id === chosen} />
          ))}
          <Names labels={names[0] ?? []} chosen={chosen} screen='wide' />
          <Names labels={names[1] ?? []} chosen={chosen} screen='narrow' />
          {current && (
            <text
              aria-hidden
              className='field-network-name'
              x={current.x}
              y={current.y - 14}
              textAnchor={current.x < width * 0.2 ? 'start' : current.x > width * 0.8 ? 'end' : 'middle'}
            >
              {current.name}
            </text>
          )}
        </svg>
      </div>
      <figcaption id={`${id}-hint`} className='field-dim'>
        {t('map.hint')}
        {placement.nodes.length < network.nodes.length &&
          ` ${t('map.unplaced', { count: network.nodes.length - placement.nodes.length })}`}
      </figcaption>
      <Legend />
    </figure>
  )
}

/** The regencies and with them the coast, where somebody imported them; beneath all else, and nothing to choose. */
function Outlines({ placement: { project } }: { placement: Placement }) {
  const { data } = useOutlines(undefined)
  if (!project || !data) return null
  return (
    <g aria-hidden>
      {data.regencies.map(({ code, polygons }) => (
        <path
          key={code}
          className='field-network-outline'
          d={polygons
            .flat()
            .map((ring) => {
              const corners = Array.from({ length: Math.floor(ring.length / 2) }, (_, index) =>
                project(ring[2 * index] ?? 0, ring[2 * index + 1] ?? 0).join(' '),
              )
              return `M${corners.join('L')}Z`
            })
            .join('')}
        />
      ))}
    </g>
  )
}

/** Spoken by the places themselves; here to be seen. */
function Names({ labels, chosen, screen }: { labels: PlaceLabel[]; chosen: string; screen: 'wide' | 'narrow' }) {
  return (
    <g aria-hidden className='field-network-names' data-screen={screen}>
      {labels.map(({ id, name, x, y }) =>
        id === chosen ? null : (
          <text key={id} x={x} y={y} dy='0.35em' textAnchor='middle'>
            {name}
          </text>
        ),
      )}
    </g>
  )
}

function Leg({ leg, places, isNear }: { leg: TravelLeg; places: ReadonlyMap<string, PlacedNode>; isNear: boolean }) {
  const [from, to] = [places.get(leg.fromId), places.get(leg.toId)]
  if (!from || !to) return null
  return (
    <line
      className='field-network-leg'
      data-mode={leg.mode}
      data-closed={leg.isClosedToday || undefined}
      data-near={isNear || undefined}
      x1={from.x}
      y1={from.y}
      x2={to.x}
      y2={to.y}
    />
  )
}

const radius = (node: PlacedNode) => (node.kind === 'village' ? 2.5 : node.kind === 'other' ? 4.5 : 6.5)

function Place({ node, id, isChosen }: { node: PlacedNode; id: string; isChosen: boolean }) {
  const t = useTexts(networkTexts)
  return (
    <circle
      id={id}
      role='option'
      aria-selected={isChosen}
      aria-label={`${node.name}, ${t(`kind.${node.kind}`)}`}
      className='field-network-place'
      data-kind={node.kind}
      cx={node.x}
      cy={node.y}
      r={isChosen ? radius(node) + 3 : radius(node)}
    >
      <title>{node.name}</title>
    </circle>
  )
}

function Legend() {
  const t = useTexts(networkTexts)
  return (
    <ul className='field-legend'>
      {TravelMode.options.map((mode) => (
        <li key={mode}>
          <svg width='28' height='10' aria-hidden>
            <line className='field-network-leg' data-mode={mode} x1='1' y1='5' x2='27' y2='5' />
          </svg>
          {t(`mode.${mode}`)}
        </li>
      ))}
      <li>
        <svg width='28' height='10' aria-hidden>
          <line className='field-network-leg' data-closed x1='1' y1='5' x2='27' y2='5' />
        </svg>
        {t('legend.closed')}
      </li>
      <li>
        <svg width='14' height='14' aria-hidden>
          <circle className='field-network-place' data-kind='office' cx='7' cy='7' r='6' />
        </svg>
        {t('legend.place')}
      </li>
      <li>
        <svg width='14' height='14' aria-hidden>
          <circle className='field-network-place' data-kind='village' cx='7' cy='7' r='3' />
        </svg>
        {t('legend.village')}
      </li>
    </ul>
  )
}
