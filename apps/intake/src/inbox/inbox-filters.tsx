import { useLanguage, usePageQuery, useSession, useTexts } from '@sipelandukilat/sdk'
import { ApplicationStatus, channelLabel, placeOf, statusLabel } from '@sipelandukilat/sdk/api'
import { Button, Checkbox, DateInput, Select } from '@sipelandukilat/ui'
import { useRegionsWithin } from '../services/use-regions'
import { useServices } from '../services/use-services'
import { inboxTexts } from '../texts/texts'
import { channels, filterNames, type InboxFilters } from './inbox-query'

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

/** What narrows a view; kept in the address. */
export function InboxFilterFields({ filters }: { filters: InboxFilters }) {
  const t = useTexts(inboxTexts)
  const { language } = useLanguage()
  const { services, titleOf } = useServices()
  const [, change] = usePageQuery()
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
        label={t('channel')}
        placeholder={t('anyChannel')}
        options={channels.map((channel) => ({ value: channel, label: channelLabel(channel, language) }))}
        value={filters.channel ?? ''}
        onChange={(channel) => change({ channel })}
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
      <DateInput label={t('from')} value={filters.from ?? ''} onChange={(from) => change({ from })} />
      <DateInput label={t('to')} value={filters.to ?? ''} onChange={(to) => change({ to })} />
      <DateInput
        label={t('closedFrom')}
        value={filters.closedFrom ?? ''}
        onChange={(closedFrom) => change({ closedFrom })}
      />
      <DateInput label={t('closedTo')} value={filters.closedTo ?? ''} onChange={(closedTo) => change({ closedTo })} />
      <Checkbox
        label={t('overdueOnly')}
        checked={filters.overdue}
        onChange={(event) => change({ overdue: event.currentTarget.checked ? 'true' : undefined })}
      />
      <Button
        variant='default'
        onClick={() => change(Object.fromEntries(filterNames.map((name) => [name, undefined])))}
      >
        {t('clearFilters')}
      </Button>
    </div>
  )
}
