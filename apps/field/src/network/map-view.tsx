import { useTexts } from '@sipelandukilat/sdk'
import type { TravelLeg, TravelNode } from '@sipelandukilat/sdk/api/travel-network'
import { Button, Title } from '@sipelandukilat/ui'
import { lazy, type ReactNode, Suspense } from 'react'
import { networkTexts } from '../texts/texts'
import { NetworkMap } from './network-map'
import type { Open } from './open'
import type { Network } from './use-network'

const NodeSelect = lazy(() => import('./node-select').then((module) => ({ default: module.NodeSelect })))

type MapViewProps = {
  network: Network
  legs: readonly TravelLeg[]
  nodes: ReadonlyMap<string, TravelNode>
  chosen: string
  table: (caption: string, legs: readonly TravelLeg[]) => ReactNode
  onOpen: (open: Open) => void
  onChoose: (nodeId: string) => void
}

/** The map with the legs of the place that is chosen on it. */
export function MapView({ network, legs, nodes, chosen, table, onOpen, onChoose }: MapViewProps) {
  const t = useTexts(networkTexts)
  const node = nodes.get(chosen)
  const own = network.legs.filter(({ fromId, toId }) => fromId === chosen || toId === chosen)
  return (
    <>
      <NetworkMap network={network} legs={legs} chosen={chosen} onChoose={onChoose} />
      <Suspense>
        <NodeSelect label={t('map.choose')} nodes={network.nodes} value={chosen} onChange={onChoose} />
      </Suspense>
      {node && (
        <section aria-live='polite'>
          <div className='field-section-head'>
            <Title order={2} size='h4'>
              {t('map.legsOf', { name: node.name })}
            </Title>
            {network.editable.includes(node.provinceCode) && (
              <span className='field-badges'>
                <Button variant='default' onClick={() => onOpen({ kind: 'node', node })}>
                  {t('node.change')}
                </Button>
                <Button variant='default' onClick={() => onOpen({ kind: 'leg', fromId: node.id })}>
                  {t('leg.add')}
                </Button>
              </span>
            )}
          </div>
          {own.length === 0 ? (
            <p className='field-dim'>{t('map.noLegs')}</p>
          ) : (
            table(t('map.legsOf', { name: node.name }), own)
          )}
        </section>
      )}
    </>
  )
}
