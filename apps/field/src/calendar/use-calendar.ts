import { useApi, useFormat, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError, ResponseOf } from '@sipelandukilat/sdk/api'
import { type CalendarEntry, type Kit, readFieldCalendar, type Team } from '@sipelandukilat/sdk/api/field'
import { keepPreviousData, type UseMutationResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { fieldKey } from '../requests/use-requests'
import { calendarTexts, sharedTexts } from '../texts/texts'

type Api = ReturnType<typeof useApi>

/** A team or a kit, with what it is taken for. */
export type Resource =
  | { kind: 'team'; id: string; name: string; regencyCode: string | null; canUpdate: boolean; team: Team }
  | { kind: 'kit'; id: string; name: string; regencyCode: string | null; canUpdate: boolean; kit: Kit }

export const toTeamResource = (team: Team): Resource => ({
  kind: 'team',
  id: team.id,
  name: team.name,
  regencyCode: team.regencyCode,
  canUpdate: team.canUpdate,
  team,
})
export const toKitResource = (kit: Kit): Resource => ({
  kind: 'kit',
  id: kit.id,
  name: kit.serial,
  regencyCode: kit.regencyCode,
  canUpdate: kit.canUpdate,
  kit,
})

export const entriesOf = (resource: Resource, entries: readonly CalendarEntry[]): CalendarEntry[] =>
  entries.filter((entry) =>
    resource.kind === 'team'
      ? entry.kind !== 'maintenance' && entry.teamId === resource.id
      : entry.kind !== 'leave' && entry.kitId === resource.id,
  )

export function useCalendar(from: string, until: string) {
  const api = useApi()
  return useQuery<ResponseOf<typeof readFieldCalendar>, ProblemError>({
    queryKey: [...fieldKey, 'calendar', from, until],
    queryFn: () => api.call(readFieldCalendar, { query: { from, until } }),
    placeholderData: keepPreviousData,
  })
}

export function useCalendarChange<Input, Answer>(
  work: (api: Api, input: Input) => Promise<Answer>,
  onDone: (answer: Answer) => void,
): UseMutationResult<Answer, ProblemError, Input> {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation<Answer, ProblemError, Input>({
    mutationFn: (input) => work(api, input),
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: fieldKey }),
  })
}

/** An entry in words: what it is, and its days. */
export function useEntryWords() {
  const t = useTexts(calendarTexts)
  const w = useTexts(sharedTexts)
  const format = useFormat()
  const days = ({ from, until }: CalendarEntry) =>
    from === until ? format.date(from) : `${format.date(from)} – ${format.date(until)}`
  const title = (entry: CalendarEntry): string => {
    switch (entry.kind) {
      case 'trip':
        return t('entry.trip', { name: entry.name })
      case 'leave':
        return t('entry.leave', { name: entry.userName ?? t('entry.leave.team'), kind: t(`leave.${entry.leave}`) })
      case 'maintenance':
        return entry.note ? `${t('entry.maintenance')}: ${entry.note}` : t('entry.maintenance')
      default:
        return entry satisfies never
    }
  }
  return {
    days,
    title,
    whole: (entry: CalendarEntry) =>
      [title(entry), days(entry), ...(entry.kind === 'trip' ? [w(`trip.${entry.status}`)] : [])].join(', '),
  }
}
