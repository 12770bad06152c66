import type { ServiceSummary } from '@sipelandukilat/contract'
import type { Language } from '@sipelandukilat/domain'
import { codesOfGroup, type EventGroup, eventGroupOf, eventGroups, localized } from '@sipelandukilat/domain'
import { type ServiceSearch, searchServices } from '@sipelandukilat/domain/intent'

export type LifeEvent = { label: string; service: ServiceSummary }

/** Services by what happened, in groups. A service the groups do not know stands under `other`. */
export function groupByLifeEvent(
  services: readonly ServiceSummary[],
  language: Language,
): { id: EventGroup; events: LifeEvent[] }[] {
  return eventGroups.flatMap((id) => {
    const events = services
      .filter((service) => eventGroupOf(service.code) === id)
      .flatMap((service) => eventsOf(service, language))
    return events.length > 0 ? [{ id, events }] : []
  })
}

/** How many life events stand before the groups. */
const mostUsedCount = 5

/** What most people come for: of each group its first common service, by the life event that it is named for first. */
export function mostUsedEvents(services: readonly ServiceSummary[], language: Language): LifeEvent[] {
  const common = (group: EventGroup) =>
    codesOfGroup(group).flatMap((code) => services.filter((service) => service.code === code && service.isCommon))
  return eventGroups
    .flatMap((group) => common(group).slice(0, 1))
    .flatMap((service) => eventsOf(service, language).slice(0, 1))
    .slice(0, mostUsedCount)
}

/** What somebody looks for in words of their own: its life events, those of the best service first. */
export function searchLifeEvents(
  services: readonly ServiceSummary[],
  language: Language,
  query: string,
): { search: ServiceSearch; events: LifeEvent[] } {
  const search = searchServices(services, query)
  const codes = 'codes' in search ? search.codes : []
  const events = codes.flatMap((code) =>
    services.filter((service) => service.code === code).flatMap((service) => eventsOf(service, language)),
  )
  return { search, events }
}

function eventsOf(service: ServiceSummary, language: Language): LifeEvent[] {
  return service.lifeEvents.map((event) => ({ label: localized(event.label, language), service }))
}
