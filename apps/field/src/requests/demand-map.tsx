import { ProblemState, type TextsSay, useFormat, useTexts } from '@sipelandukilat/sdk'
import type { VisitDemand } from '@sipelandukilat/sdk/api/field'
import {
  DataTable,
  EmptyState,
  IconMap,
  LoadingState,
  SegmentedControl,
  StatusBadge,
  Table,
  Title,
  UnstyledButton,
} from '@sipelandukilat/ui'
import { priorityTone } from '../status/status-badges'
import { type RequestsKeys, requestsTexts } from '../texts/texts'
import { type DistrictTile, layOutDistricts } from './district-tiles'
import { OutlineMap } from './outline-map'
import { drawableOf, type OutlineLevel, pictureOf } from './outline-picture'
import { type Outlines, type RequestFilter, useOutlines, useVisitDemand } from './use-requests'

const columns = 12

type DemandMapProps = {
  filter: RequestFilter
  /** The level that was chosen, if any. */
  level: OutlineLevel | undefined
  onLevel: (level: OutlineLevel) => void
  /** Of a regency its districts are looked at, of anything smaller its requests. */
  onChoose: (regionCode: string) => void
}

/** Where people wait, as a map and, for those who read tables, as a table. */
export function DemandMap({ filter, level, onLevel, onChoose }: DemandMapProps) {
  const { status: _, ...demandFilter } = filter
  const t = useTexts(requestsTexts)
  const demand = useVisitDemand(demandFilter)
  const outlines = useOutlines(filter.region)
  if (demand.error)
    return <ProblemState error={demand.error} onRetry={() => void demand.refetch()} isRetrying={demand.isFetching} />
  if (!demand.data || outlines.isPending) return <LoadingState rows={8} />
  const { items, districts } = demand.data
  if (items.length === 0)
    return <EmptyState icon={<IconMap size={32} />} title={t('empty.title')} description={t('empty.description')} />
  // Without outlines, also where they cannot be read, the tiles say the same.
  const drawable = outlines.data && drawableOf(outlines.data, filter.region)
  return (
    <>
      {outlines.data && drawable ? (
        <OutlineSection map={outlines.data} drawable={drawable} items={items} {...{ level, onLevel, onChoose }} />
      ) : (
        <section aria-labelledby='field-map-title' className='field-map-section'>
          <Title order={2} size='h4' id='field-map-title'>
            {t('map.title')}
          </Title>
          <p className='field-dim'>{t('map.description')}</p>
          <p className='field-dim field-map-names'>{t('map.names')}</p>
          <TileMap districts={districts} items={items} onChoose={onChoose} />
          <Legend withBorder />
        </section>
      )}
      <DemandTable items={items} onChoose={onChoose} />
    </>
  )
}

type OutlineSectionProps = Omit<DemandMapProps, 'filter'> & {
  map: Outlines
  drawable: NonNullable<ReturnType<typeof drawableOf>>
  items: readonly VisitDemand[]
}

/** The outlines that are there: districts where they were imported, with the other levels at hand. */
function OutlineSection({ map, drawable, items, level, onLevel, onChoose }: OutlineSectionProps) {
  const t = useTexts(requestsTexts)
  const { region, levels } = drawable
  const [first = 'district'] = levels
  const usual = levels.includes('district') ? 'district' : first
  const shown = level && levels.includes(level) ? level : usual
  const picture = pictureOf(map, items, { level: shown, region })
  return (
    <section aria-labelledby='field-map-title' className='field-map-section'>
      <Title order={2} size='h4' id='field-map-title'>
        {t(`map.outline.title.${shown}`)}
      </Title>
      <p className='field-dim'>{t(`map.outline.description.${shown}`)}</p>
      {levels.length > 1 && (
        <SegmentedControl
          className='field-views'
          aria-label={t('map.level')}
          data={levels.map((value) => ({ value, label: t(`map.level.${value}`) }))}
          value={shown}
          onChange={(value) => onLevel(levels.find((one) => one === value) ?? shown)}
        />
      )}
      {picture && <OutlineMap picture={picture} onChoose={onChoose} />}
      <Legend withBorder={false} />
    </section>
  )
}

function TileMap({
  districts,
  items,
  onChoose,
}: {
  districts: Parameters<typeof layOutDistricts>[0]
  items: readonly VisitDemand[]
  onChoose: (districtCode: string) => void
}) {
  const t = useTexts(requestsTexts)
  const map = layOutDistricts(districts, items, columns)
  return (
    <div className='field-map' style={{ gridTemplateColumns: `repeat(${map.columns}, minmax(0, 1fr))` }}>
      {map.tiles.map((tile) => {
        const place = { gridColumn: tile.column, gridRow: tile.row }
        const border = tile.isBorder || undefined
        if (tile.requests === 0)
          return (
            <span key={tile.districtCode} className='field-tile' style={place} data-border={border} aria-hidden>
              <span className='field-tile-name'>{tile.districtName}</span>
            </span>
          )
        return (
          <UnstyledButton
            key={tile.districtCode}
            className='field-tile'
            style={place}
            data-border={border}
            data-tone={priorityTone(tile.highestPriority)}
            aria-label={labelOf(tile, t)}
            title={tile.districtName}
            onClick={() => onChoose(tile.districtCode)}
          >
            <span className='field-tile-name'>{tile.districtName}</span>{' '}
            <span className='field-tile-count'>{tile.people}</span>
          </UnstyledButton>
        )
      })}
    </div>
  )
}

const labelOf = (tile: DistrictTile, t: TextsSay<RequestsKeys>) =>
  t('map.tile', {
    district: tile.districtName,
    people: tile.people,
    requests: tile.requests,
    priority: tile.highestPriority,
  })

function Legend({ withBorder }: { withBorder: boolean }) {
  const t = useTexts(requestsTexts)
  return (
    <ul className='field-legend'>
      <li>
        <span className='field-tile' data-tone='negative' /> {t('map.urgent')} (≥ 50)
      </li>
      <li>
        <span className='field-tile' data-tone='warning' /> {t('map.soon')} (≥ 30)
      </li>
      <li>
        <span className='field-tile' data-tone='neutral' /> {t('map.calm')}
      </li>
      {withBorder && (
        <li>
          <span className='field-tile' data-border /> {t('map.border')}
        </li>
      )}
    </ul>
  )
}

function DemandTable({ items, onChoose }: { items: readonly VisitDemand[]; onChoose: (districtCode: string) => void }) {
  const t = useTexts(requestsTexts)
  const format = useFormat()
  return (
    <DataTable caption={t('demand.caption')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('column.priority')}</Table.Th>
          <Table.Th>{t('column.village')}</Table.Th>
          <Table.Th>{t('column.requests')}</Table.Th>
          <Table.Th>{t('column.people')}</Table.Th>
          <Table.Th>{t('column.home')}</Table.Th>
          <Table.Th>{t('column.lacking')}</Table.Th>
          <Table.Th>{t('column.access')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((item) => (
          <Table.Tr key={item.villageCode}>
            <Table.Td data-label={t('column.priority')}>
              <StatusBadge tone={priorityTone(item.highestPriority)}>{item.highestPriority}</StatusBadge>
            </Table.Td>
            <Table.Td data-label={t('column.village')}>
              <span>
                <UnstyledButton className='field-name' onClick={() => onChoose(item.villageCode)}>
                  {item.villageName}
                </UnstyledButton>
                <span className='field-dim'>
                  {' · '}
                  {item.districtName}, {item.regencyName}
                </span>
              </span>
            </Table.Td>
            <Table.Td data-label={t('column.requests')}>{format.number(item.requests)}</Table.Td>
            <Table.Td data-label={t('column.people')}>{format.number(item.people)}</Table.Td>
            <Table.Td data-label={t('column.home')}>
              <span>
                {format.number(item.homeVisits)}
                {item.homeVisits > 0 && (
                  <span className='field-dim'>
                    {' · '}
                    {t('column.households', { count: item.households })}
                    {item.withoutConsent > 0 && ` · ${t('column.withoutConsent', { count: item.withoutConsent })}`}
                  </span>
                )}
              </span>
            </Table.Td>
            <Table.Td data-label={t('column.lacking')}>
              {item.lacking === null ? '–' : format.number(item.lacking)}
            </Table.Td>
            <Table.Td data-label={t('column.access')}>
              {[item.isBorder ? t('border') : null, item.access].filter(Boolean).join(' · ') || '–'}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </DataTable>
  )
}
