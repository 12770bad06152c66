import { ProblemNotice, ProblemState, useApi, usePageQuery, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import {
  confirmTravelEstimates,
  exportNetwork,
  type NetworkFileKind,
  type TravelLeg,
  TravelMode,
} from '@sipelandukilat/sdk/api/travel-network'
import {
  ActionMenu,
  Button,
  ConfirmDialog,
  EmptyState,
  IconDownload,
  IconPlus,
  IconRoute,
  IconSearch,
  IconUpload,
  LoadingState,
  Page,
  SegmentedControl,
} from '@sipelandukilat/ui'
import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react'
import { filterLegs, filterNodes, type NetworkFilter } from './filter-network'
import { LegTable } from './leg-table'
import { MapView } from './map-view'
import { NetworkFilters } from './network-filters'
import { NodeTable } from './node-table'
import type { Open } from './open'
import { saveFile } from './save-file'
import { UnreachableList } from './unreachable-list'
import { type Network, useNetwork, useNetworkChange } from './use-network'
import './network.css'
import { networkTexts } from '../texts/texts'

const LegForm = lazy(() => import('./leg-form').then((module) => ({ default: module.LegForm })))
const NodeForm = lazy(() => import('./node-form').then((module) => ({ default: module.NodeForm })))
const ImportDialog = lazy(() => import('./import-dialog').then((module) => ({ default: module.ImportDialog })))

const views = ['map', 'legs', 'nodes', 'unreachable'] as const
type View = (typeof views)[number]

export function NetworkPage() {
  const t = useTexts(networkTexts)
  usePageTitle(t('title'))
  const network = useNetwork()
  const [open, setOpen] = useState<Open | undefined>()
  const api = useApi()
  const download = useMutation<{ fileName: string; csv: string }, ProblemError, NetworkFileKind>({
    mutationFn: (kind) => api.call(exportNetwork, { query: { kind } }),
    onSuccess: ({ fileName, csv }) => saveFile(fileName, csv, 'text/csv'),
  })
  const canChange = (network.data?.editable.length ?? 0) > 0
  const exports = (['legs', 'nodes'] as const).map((kind) => ({
    id: kind,
    label: t(`export.${kind}`),
    icon: <IconDownload size={18} aria-hidden />,
    onSelect: () => download.mutate(kind),
  }))
  return (
    <Page
      title={t('title')}
      description={t('description')}
      actions={
        network.data && (
          <>
            {canChange && (
              <>
                <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen({ kind: 'leg' })}>
                  {t('leg.add')}
                </Button>
                <Button variant='default' onClick={() => setOpen({ kind: 'node' })}>
                  {t('node.add')}
                </Button>
              </>
            )}
            <ActionMenu
              label={t('more')}
              actions={[
                ...(canChange
                  ? [
                      {
                        id: 'import',
                        label: t('import'),
                        icon: <IconUpload size={18} aria-hidden />,
                        onSelect: () => setOpen({ kind: 'import' }),
                      },
                    ]
                  : []),
                ...exports,
              ]}
            />
          </>
        )
      }
    >
      <ProblemNotice error={download.error} />
      {network.error ? (
        <ProblemState error={network.error} onRetry={() => void network.refetch()} isRetrying={network.isFetching} />
      ) : !network.data ? (
        <LoadingState rows={10} />
      ) : network.data.nodes.length === 0 ? (
        <EmptyState icon={<IconRoute size={32} />} title={t('empty.title')} description={t('empty.description')} />
      ) : (
        <Content network={network.data} onOpen={setOpen} />
      )}
      {open && network.data && (
        <Suspense>
          <Opened network={network.data} open={open} onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
    </Page>
  )
}

function Opened({ network, open, onClose }: { network: Network; open: Open; onClose: () => void }) {
  const [home = ''] = network.editable
  const isMine = (provinceCode: string) => network.editable.includes(provinceCode)
  switch (open.kind) {
    case 'leg': {
      const provinceCode = open.leg?.provinceCode ?? home
      const { kind: _, ...given } = open
      const canChange = isMine(provinceCode)
      return (
        <LegForm network={network} provinceCode={provinceCode} {...given} canChange={canChange} onClose={onClose} />
      )
    }
    case 'node': {
      const provinceCode = open.node?.provinceCode ?? home
      const given = open.node ? { node: open.node } : {}
      return <NodeForm provinceCode={provinceCode} {...given} canChange={isMine(provinceCode)} onClose={onClose} />
    }
    case 'import':
      return <ImportDialog provinceCode={home} onClose={onClose} />
    case 'confirm':
      return <Confirming provinceCode={home} legs={open.legs} onClose={onClose} />
    default:
      return open satisfies never
  }
}

function Confirming(props: { provinceCode: string; legs: readonly TravelLeg[]; onClose: () => void }) {
  const { provinceCode, legs, onClose } = props
  const t = useTexts(networkTexts)
  const confirm = useNetworkChange<void, { confirmed: number }>(
    (api) => api.call(confirmTravelEstimates, { body: { provinceCode, legIds: legs.map(({ id }) => id) } }),
    ({ confirmed }) => {
      onClose()
      return t('confirmed', { count: confirmed })
    },
  )
  return (
    <ConfirmDialog
      isOpen
      title={t('confirm.title')}
      confirmLabel={t('confirm')}
      isBusy={confirm.isPending}
      onConfirm={() => confirm.mutate()}
      onCancel={onClose}
    >
      <ProblemNotice error={confirm.error} />
      {t('confirm.text', { count: legs.length })}
    </ConfirmDialog>
  )
}

function Content({ network, onOpen }: { network: Network; onOpen: (open: Open) => void }) {
  const t = useTexts(networkTexts)
  const [query, change] = usePageQuery()
  const view: View = views.find((one) => one === query.get('view')) ?? 'map'
  const filter: NetworkFilter = {
    search: useDeferredValue(query.get('q') ?? ''),
    mode: TravelMode.options.find((mode) => mode === query.get('mode')),
    isEstimate: query.get('estimates') === '1',
    isClosed: query.get('closed') === '1',
  }
  const nodes = useMemo(() => new Map(network.nodes.map((node) => [node.id, node])), [network.nodes])
  const legs = filterLegs(network.legs, nodes, filter)
  const canChange = (leg: TravelLeg) => network.editable.includes(leg.provinceCode)
  const table = (caption: string, shown: readonly TravelLeg[]) => (
    <LegTable
      caption={caption}
      legs={shown}
      nodes={nodes}
      canChange={canChange}
      onEdit={(leg) => onOpen({ kind: 'leg', leg })}
      onConfirm={(some) => onOpen({ kind: 'confirm', legs: some })}
    />
  )
  return (
    <>
      <SegmentedControl
        className='field-views'
        aria-label={t('title')}
        data={views.map((value) => ({ value, label: t(value) }))}
        value={view}
        onChange={(next) => change({ view: next === 'map' ? undefined : next })}
      />
      {view !== 'unreachable' && <NetworkFilters isOfLegs={view !== 'nodes'} filter={filter} change={change} />}
      {view === 'unreachable' && <UnreachableList />}
      {view === 'map' && (
        <MapView
          network={network}
          legs={legs}
          nodes={nodes}
          chosen={query.get('place') ?? ''}
          table={table}
          onOpen={onOpen}
          onChoose={(place) => change({ place })}
        />
      )}
      {view === 'legs' && (
        <>
          <LegsHead
            legs={legs}
            estimates={legs.filter((leg) => leg.isEstimate && canChange(leg))}
            onConfirm={(some) => onOpen({ kind: 'confirm', legs: some })}
          />
          {legs.length === 0 ? <NothingFits /> : table(t('legs'), legs)}
        </>
      )}
      {view === 'nodes' && <NodesView network={network} filter={filter} onOpen={onOpen} />}
    </>
  )
}

function LegsHead(props: {
  legs: readonly TravelLeg[]
  estimates: readonly TravelLeg[]
  onConfirm: (legs: readonly TravelLeg[]) => void
}) {
  const t = useTexts(networkTexts)
  return (
    <div className='field-section-head'>
      <span role='status'>{t('count', { count: props.legs.length })}</span>
      {props.estimates.length > 0 && (
        <Button variant='default' onClick={() => props.onConfirm(props.estimates)}>
          {t('confirm.all', { count: props.estimates.length })}
        </Button>
      )}
    </div>
  )
}

function NodesView(props: { network: Network; filter: NetworkFilter; onOpen: (open: Open) => void }) {
  const t = useTexts(networkTexts)
  const nodes = filterNodes(props.network.nodes, props.filter)
  return (
    <>
      <span role='status'>{t('count.nodes', { count: nodes.length })}</span>
      {nodes.length === 0 ? (
        <NothingFits />
      ) : (
        <NodeTable network={props.network} nodes={nodes} onEdit={(node) => props.onOpen({ kind: 'node', node })} />
      )}
    </>
  )
}

function NothingFits() {
  const t = useTexts(networkTexts)
  return <EmptyState icon={<IconSearch size={32} />} title={t('none.title')} description={t('none.description')} />
}
