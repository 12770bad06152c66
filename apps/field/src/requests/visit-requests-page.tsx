import { Can, ProblemState, usePageQuery, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import { VisitMode, VisitPurpose, VisitRequestStatus } from '@sipelandukilat/sdk/api/field'
import {
  Button,
  EmptyState,
  IconMapPin,
  IconPlus,
  LoadingState,
  LoadMore,
  Page,
  SegmentedControl,
  Select,
} from '@sipelandukilat/ui'
import { lazy, Suspense, useState } from 'react'
import { DemandMap } from './demand-map'
import { FormulaButton } from './formula'
import { outlineLevels } from './outline-picture'
import { RequestDialog } from './request-dialog'
import { RequestTable } from './request-table'
import './requests.css'
import { requestsTexts, sharedTexts } from '../texts/texts'
import { type RequestFilter, useVisitDemand, useVisitRequests } from './use-requests'

const CoveragePanel = lazy(() =>
  import('../coverage/coverage-panel').then((module) => ({ default: module.CoveragePanel })),
)
const RequestForm = lazy(() => import('./request-form').then((module) => ({ default: module.RequestForm })))

const readOption = <T extends string>(options: readonly T[], value: string | null): T | undefined =>
  options.find((option) => option === value)

const isRegency = (code: string) => code.length === '65.03'.length

/** The address holds the filters, so that a view can be sent to a colleague. `all` is every status. */
function readFilter(query: URLSearchParams): RequestFilter {
  const status =
    query.get('status') === 'all' ? undefined : (readOption(VisitRequestStatus.options, query.get('status')) ?? 'open')
  const mode = readOption(VisitMode.options, query.get('mode'))
  const purpose = readOption(VisitPurpose.options, query.get('purpose'))
  const region = query.get('region')
  return {
    ...(status ? { status } : {}),
    ...(mode ? { mode } : {}),
    ...(purpose ? { purpose } : {}),
    ...(region ? { region } : {}),
  }
}

export function VisitRequestsPage() {
  const t = useTexts(requestsTexts)
  usePageTitle(t('title'))
  const [query, change] = usePageQuery()
  const [isAdding, setAdding] = useState(false)
  const [opened, setOpened] = useState<string | undefined>()
  const view = readOption(['list', 'map', 'coverage'] as const, query.get('view')) ?? 'list'
  const filter = readFilter(query)
  return (
    <Page
      title={t('title')}
      description={t('description')}
      aside={<FormulaButton />}
      actions={
        <Can action='create' on='VisitRequest'>
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        </Can>
      }
    >
      <SegmentedControl
        className='field-views'
        aria-label={t('title')}
        data={[
          { value: 'list', label: t('list') },
          { value: 'map', label: t('map') },
          { value: 'coverage', label: t('coverage') },
        ]}
        value={view}
        onChange={(next) => change({ view: next === 'list' ? undefined : next })}
      />
      <Filters filter={filter} view={view} change={change} />
      {view === 'coverage' ? (
        <Suspense fallback={<LoadingState rows={8} />}>
          <CoveragePanel region={filter.region} />
        </Suspense>
      ) : view === 'map' ? (
        <DemandMap
          filter={filter}
          level={readOption(outlineLevels, query.get('level'))}
          onLevel={(level) => change({ level })}
          onChoose={(region) =>
            isRegency(region)
              ? change({ region, level: undefined })
              : change({ region, view: undefined, level: undefined, status: undefined })
          }
        />
      ) : (
        <RequestList filter={filter} onOpen={setOpened} />
      )}
      {opened && <RequestDialog id={opened} onClose={() => setOpened(undefined)} />}
      {isAdding && (
        <Suspense>
          <RequestForm onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </Page>
  )
}

function Filters({
  filter,
  view,
  change,
}: {
  filter: RequestFilter
  view: 'list' | 'map' | 'coverage'
  change: (changes: Record<string, string | undefined>) => void
}) {
  const t = useTexts(requestsTexts)
  const w = useTexts(sharedTexts)
  const demand = useVisitDemand()
  const regencies = new Map((demand.data?.items ?? []).map((item) => [item.regencyCode, item.regencyName]))
  const districts = new Map((demand.data?.districts ?? []).map((item) => [item.districtCode, item.districtName]))
  const regions = [...regencies].map(([value, label]) => ({ value, label }))
  const { region } = filter
  if (region && !regencies.has(region)) regions.push({ value: region, label: districts.get(region) ?? region })
  return (
    <div className='field-filters'>
      {view === 'list' && (
        <Select
          label={t('filter.status')}
          options={[
            ...VisitRequestStatus.options.map((status) => ({ value: status, label: w(`request.${status}`) })),
            { value: 'all', label: t('any') },
          ]}
          value={filter.status ?? 'all'}
          onChange={(status) => change({ status: status === 'open' ? undefined : status })}
        />
      )}
      <Select
        label={t('filter.region')}
        placeholder={t('any')}
        options={regions}
        value={region ?? ''}
        onChange={(value) => change({ region: value })}
      />
      {view !== 'coverage' && (
        <>
          <Select
            label={t('filter.mode')}
            placeholder={t('any')}
            options={VisitMode.options.map((mode) => ({ value: mode, label: w(`mode.${mode}`) }))}
            value={filter.mode ?? ''}
            onChange={(value) => change({ mode: value })}
          />
          <Select
            label={t('filter.purpose')}
            placeholder={t('any')}
            options={VisitPurpose.options.map((purpose) => ({ value: purpose, label: w(`purpose.${purpose}`) }))}
            value={filter.purpose ?? ''}
            onChange={(value) => change({ purpose: value })}
          />
        </>
      )}
    </div>
  )
}

function RequestList({ filter, onOpen }: { filter: RequestFilter; onOpen: (id: string) => void }) {
  const t = useTexts(requestsTexts)
  const requests = useVisitRequests(filter)
  if (requests.error)
    return (
      <ProblemState error={requests.error} onRetry={() => void requests.refetch()} isRetrying={requests.isFetching} />
    )
  if (!requests.data) return <LoadingState rows={8} />
  if (requests.data.length === 0)
    return <EmptyState icon={<IconMapPin size={32} />} title={t('empty.title')} description={t('empty.description')} />
  return (
    <>
      <RequestTable requests={requests.data} isBusy={requests.isPlaceholderData} onOpen={onOpen} />
      <LoadMore
        hasMore={requests.hasNextPage}
        onLoadMore={() => void requests.fetchNextPage()}
        isLoading={requests.isFetchingNextPage}
      />
    </>
  )
}
