import { ApplicationStatus, type CallInput, InboxView, type listApplications } from '@sipelandukilat/sdk/api'

export type InboxFilters = Omit<
  NonNullable<CallInput<typeof listApplications>['query']>,
  'cursor' | 'limit' | 'overdue'
> & {
  view: InboxView
  overdue: boolean
}

export const sorts = ['-submittedAt', 'submittedAt', 'dueAt'] as const

export const channels = ['web', 'whatsapp', 'sms', 'email', 'phone', 'counter', 'village', 'field'] as const

/** Filters beside the view, as they stand in the address. */
export const filterNames = [
  'service',
  'channel',
  'status',
  'region',
  'from',
  'to',
  'closedFrom',
  'closedTo',
  'overdue',
] as const

/** What takes every filter out of the address. */
export const withoutFilters = Object.fromEntries(filterNames.map((name) => [name, undefined]))

const oneOf = <const Value extends string>(values: readonly Value[], text: string | null): Value | undefined =>
  values.find((value) => value === text)

const dateOf = (text: string | null) => (text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined)

/** What the address asks for. Anything unknown in it is ignored: an address is typed by people. */
export function readFilters(query: URLSearchParams, defaultView: InboxView): InboxFilters {
  const region = query.get('region')
  const optional = {
    status: oneOf(ApplicationStatus.options, query.get('status')),
    service: query.get('service')?.slice(0, 20) || undefined,
    channel: oneOf(channels, query.get('channel')),
    region: region !== null && /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/.test(region) ? region : undefined,
    from: dateOf(query.get('from')),
    to: dateOf(query.get('to')),
    closedFrom: dateOf(query.get('closedFrom')),
    closedTo: dateOf(query.get('closedTo')),
  }
  return {
    view: oneOf(InboxView.options, query.get('view')) ?? defaultView,
    sort: oneOf(sorts, query.get('sort')) ?? '-submittedAt',
    overdue: query.get('overdue') === 'true',
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  }
}

export const countFilters = (query: URLSearchParams): number => filterNames.filter((name) => query.has(name)).length
