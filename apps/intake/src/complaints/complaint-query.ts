import type { CallInput } from '@sipelandukilat/sdk/api'
import type { listComplaints } from '@sipelandukilat/sdk/api/complaints'
import { ComplaintKind } from '@sipelandukilat/sdk/api/complaints'

export const complaintViews = ['open', 'overdue', 'answered', 'closed', 'all'] as const
export type ComplaintView = (typeof complaintViews)[number]

export type ComplaintFilters = {
  view: ComplaintView
  kind: ComplaintKind | undefined
  /** A complaint's number, ours or that of SP4N-LAPOR!. */
  q: string | undefined
  /** Id of the complaint that is open. */
  open: string | undefined
}

type ListQuery = NonNullable<CallInput<typeof listComplaints>['query']>

/** What the address asks for. Anything unknown in it is ignored: an address is typed by people. */
export function readComplaintFilters(query: URLSearchParams): ComplaintFilters {
  const open = query.get('open')
  const kind = query.get('kind')
  return {
    view: complaintViews.find((view) => view === query.get('view')) ?? 'open',
    kind: ComplaintKind.options.find((option) => option === kind),
    q: query.get('q')?.trim().slice(0, 60) || undefined,
    open: open !== null && /^[0-9a-f-]{36}$/.test(open) ? open : undefined,
  }
}

/** The address of the page with these filters. */
export function toComplaintPath({ view, kind, q, open }: Partial<ComplaintFilters>): string {
  const query = new URLSearchParams()
  if (view) query.set('view', view)
  if (kind) query.set('kind', kind)
  if (q) query.set('q', q)
  if (open) query.set('open', open)
  const text = query.toString()
  return text === '' ? '/pengaduan' : `/pengaduan?${text}`
}

/** What the list is asked for. */
export function toListQuery({ view, kind, q }: Pick<ComplaintFilters, 'view' | 'kind' | 'q'>): ListQuery {
  // A number is looked for among all: whoever has it does not know where the complaint stands.
  if (q) return { q }
  const byView: ListQuery = view === 'overdue' ? { overdue: 'true' } : view === 'all' ? {} : { status: view }
  return kind ? { ...byView, kind } : byView
}
