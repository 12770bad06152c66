import { type Answers, type AnswerValue, rowsOf } from '../../forms/answers'
import { isPlaceInSabah } from '../../identity/place-in-sabah'
import { sabahCase } from './sabah'
import type { CaseEvent, ServiceCase } from './service-case'

export type CaseOfApplication = { case: ServiceCase; event: CaseEvent /** Counted from 0. */; step: number }

/** Kinds of events in form F-2.01F, by code table `lapor_LN_jenis_F201F`. */
const reportedKinds: Readonly<Record<string, string>> = { '1': 'lahir', '2': 'nikah', '4': 'meninggal' }

/** The kind under which an event is reported from abroad, by the code table of the form; undefined of a return. */
export const reportedKindOf = (eventId: string): string | undefined =>
  Object.keys(reportedKinds).find((kind) => reportedKinds[kind] === eventId)

/** Where an application is a step of a case: which, of what event. Undefined where nothing tells that it is. */
export function caseOfApplication(serviceCode: string, answers: Answers): CaseOfApplication | undefined {
  const eventId = eventOf(serviceCode, (section, field) => rowsOf(answers, section)[0]?.[field])
  const event = sabahCase.events.find(({ id }) => id === eventId)
  const step = event?.steps.findIndex(({ service }) => service === serviceCode) ?? -1
  return event && step >= 0 ? { case: sabahCase, event, step } : undefined
}

function eventOf(
  serviceCode: string,
  answer: (section: string, field: string) => AnswerValue | undefined,
): string | undefined {
  switch (serviceCode) {
    case 'LAPOR-LN':
      return isPlaceInSabah(String(answer('foreignEvent', 'missionOffice') ?? ''))
        ? reportedKinds[String(answer('foreignEvent', 'eventKind'))]
        : undefined
    case 'AK-LAHIR':
      return isPlaceInSabah(String(answer('birth', 'birthPlace') ?? '')) ? 'lahir' : undefined
    case 'BIO-WNI':
      return isPlaceInSabah(String(answer('members', 'birthPlace') ?? '')) ? 'lahir' : undefined
    case 'SKDLN':
      return answer('arrival', 'country') === 'MY' ? 'pulang' : undefined
    default:
      return undefined
  }
}
