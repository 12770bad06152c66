import { useFormat, useLanguage, usePageQuery, useSession, useTexts } from '@sipelandukilat/sdk'
import { ApplicationStatus, channelLabel, placeOf, statusLabel } from '@sipelandukilat/sdk/api'
import { Button, Checkbox, DateInput, Group, IconX, Select } from '@sipelandukilat/ui'
import { useRegionName, useRegionsWithin } from '../services/use-regions'
import { useServices } from '../services/use-services'
import { inboxTexts } from '../texts/texts'
import { channels, type InboxFilters as Filters, filterNames, sorts, withoutFilters } from './inbox-query'

const toOptions = (regions: readonly { code: string; name: string }[]) =>
  regions.map(({ code, name }) => ({ value: code, label: name }))

/** Narrows by place: down from the reader's own region, one level at a time. */
function RegionFilter({ region, onChange }: { region: string; onChange: (code: string | undefined) => void }) {
  const t = useTexts(inboxTexts)
  const home = useSession().roles.find((role) => role.regionCode !== null)?.regionCode ?? undefined
  const regencyCode =
    region.length >= 5 ? placeOf(region).regencyCode : home && home.length >= 5 ? placeOf(home).regencyCode : undefined
  const districtCode = region.length >= 8 ? placeOf(region).districtCode : undefined
  const isProvincial = home?.length === 2
  const regencies = useRegionsWithin(isProvincial ? home : undefined)
  const districts = useRegionsWithin(regencyCode)
  const villages = useRegionsWithin(districtCode)
  return (
    <>
      {isProvincial && (
        <Select
          label={t('regency')}
          placeholder={t('anyRegion')}
          options={toOptions(regencies)}
          value={placeOf(region).regencyCode.length === 5 ? placeOf(region).regencyCode : ''}
          onChange={(code) => onChange(code || undefined)}
        />
      )}
      {regencyCode !== undefined && (
        <Select
          label={t('district')}
          placeholder={t('anyRegion')}
          options={toOptions(districts)}
          value={districtCode ?? ''}
          onChange={(code) => onChange(code || (isProvincial ? regencyCode : undefined))}
        />
      )}
      {districtCode !== undefined && (
        <Select
          label={t('village')}
          placeholder={t('anyRegion')}
          options={toOptions(villages)}
          value={region.length === 13 ? region : ''}
          onChange={(code) => onChange(code || districtCode)}
        />
      )}
    </>
  )
}

const moreNames = ['channel', 'from', 'to', 'closedFrom', 'closedTo', 'overdue'] as const

/** What narrows a view, kept in the address: what is set, and the boxes to set it. */
export function InboxFilters({ filters, isOpen }: { filters: Filters; isOpen: boolean }) {
  return (
    <>
      <FilterChips filters={filters} />
      {isOpen && <FilterFields filters={filters} />}
    </>
  )
}

/** A button for each filter that is set, which takes it away. */
function FilterChips({ filters }: { filters: Filters }) {
  const t = useTexts(inboxTexts)
  const { language } = useLanguage()
  const format = useFormat()
  const { titleOf } = useServices()
  const [, change] = usePageQuery()
  const place = useRegionName(filters.region)
  const date = (name: 'from' | 'to' | 'closedFrom' | 'closedTo') =>
    filters[name] && `${t(name)}: ${format.date(filters[name])}`
  const words: Record<(typeof filterNames)[number], string | undefined> = {
    service: filters.service && titleOf(filters.service),
    status: filters.status && statusLabel(filters.status, language),
    region: filters.region && (place ?? filters.region),
    channel: filters.channel && channelLabel(filters.channel, language),
    from: date('from'),
    to: date('to'),
    closedFrom: date('closedFrom'),
    closedTo: date('closedTo'),
    overdue: filters.overdue ? t('overdueOnly') : undefined,
  }
  const set = filterNames.flatMap((name) => {
    const word = words[name]
    return word === undefined ? [] : [{ name, word }]
  })
  if (set.length === 0) return null
  return (
    <Group gap='xs' role='group' aria-label={t('filtersSet')}>
      {set.map(({ name, word }) => (
        <Button
          key={name}
          variant='default'
          className='intake-chip'
          aria-label={t('removeFilter', { name: word })}
          rightSection={<IconX size={14} aria-hidden />}
          onClick={() => change({ [name]: undefined })}
        >
          {word}
        </Button>
      ))}
      {set.length > 1 && (
        <Button variant='subtle' className='intake-chip' onClick={() => change(withoutFilters)}>
          {t('clearFilters')}
        </Button>
      )}
    </Group>
  )
}

function FilterFields({ filters }: { filters: Filters }) {
  const t = useTexts(inboxTexts)
  const { language } = useLanguage()
  const { services, titleOf } = useServices()
  const [query, change] = usePageQuery()
  const moreCount = moreNames.filter((name) => query.has(name)).length
  return (
    <div className='intake-filters'>
      <Select
        label={t('service')}
        placeholder={t('anyService')}
        options={services.map(({ code }) => ({ value: code, label: titleOf(code) }))}
        value={filters.service ?? ''}
        onChange={(service) => change({ service })}
      />
      <Select
        label={t('status')}
        placeholder={t('anyStatus')}
        options={ApplicationStatus.options
          .filter((status) => status !== 'draft')
          .map((status) => ({ value: status, label: statusLabel(status, language) }))}
        value={filters.status ?? ''}
        onChange={(status) => change({ status })}
      />
      <RegionFilter region={filters.region ?? ''} onChange={(region) => change({ region })} />
      <Select
        className='intake-phone'
        label={t('sort')}
        options={sorts.map((sort) => ({ value: sort, label: t(`sort.${sort}`) }))}
        value={filters.sort ?? '-submittedAt'}
        onChange={(sort) => change({ sort })}
      />
      <details className='intake-more'>
        <summary>{moreCount > 0 ? t('moreFiltersSet', { count: moreCount }) : t('moreFilters')}</summary>
        <div>
          <Select
            label={t('channel')}
            placeholder={t('anyChannel')}
            options={channels.map((channel) => ({ value: channel, label: channelLabel(channel, language) }))}
            value={filters.channel ?? ''}
            onChange={(channel) => change({ channel })}
          />
          {(['from', 'to', 'closedFrom', 'closedTo'] as const).map((name) => (
            <DateInput
              key={name}
              label={t(name)}
              value={filters[name] ?? ''}
              onChange={(date) => change({ [name]: date })}
            />
          ))}
          <Checkbox
            label={t('overdueOnly')}
            checked={filters.overdue}
            onChange={(event) => change({ overdue: event.currentTarget.checked ? 'true' : undefined })}
          />
        </div>
      </details>
    </div>
  )
}
