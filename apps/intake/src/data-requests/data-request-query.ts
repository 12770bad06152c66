import type { CallInput } from '@sipelandukilat/sdk/api'
import { DataRequestKind, DataRequestView, type listDataRequests } from '@sipelandukilat/sdk/api/data-requests'

export type DataRequestFilters = {
  view: DataRequestView
  kind: DataRequestKind | undefined
  /** Id of the request that is open. */
  open: string | undefined
}

export type ListFilters = Pick<NonNullable<CallInput<typeof listDataRequests>['query']>, 'view' | 'kind'>

/** What the address asks for. Anything unknown in it is ignored: an address is typed by people. */
export function readDataRequestFilters(query: URLSearchParams): DataRequestFilters {
  const open = query.get('open')
  return {
    view: DataRequestView.safeParse(query.get('view')).data ?? 'open',
    kind: DataRequestKind.safeParse(query.get('kind')).data,
    open: open !== null && /^[0-9a-f-]{36}$/.test(open) ? open : undefined,
  }
}

/** The address of the page with these filters. */
export function toDataRequestPath({ view, kind, open }: Partial<DataRequestFilters>): string {
  const query = new URLSearchParams()
  if (view) query.set('view', view)
  if (kind) query.set('kind', kind)
  if (open) query.set('open', open)
  const text = query.toString()
  return text === '' ? '/permintaan-data' : `/permintaan-data?${text}`
}
