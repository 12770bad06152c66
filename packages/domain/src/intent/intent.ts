import type { ElsewhereTopic } from './find-elsewhere'
import type { OtherTopic } from './service-model'

/** A case that somebody speaks of; the event only where the words tell it. */
export type CaseMeant = { id: string; event?: string }

/** What a person wants, as far as free words tell. Codes are of services that were given, best first, without repeats. */
export type Intent =
  /**
   * One alone is clearly the best; otherwise two or three. `religiousCourt`: Muslims divorce before the religious court,
   * the services follow its decision. `case`: the services are steps of a case, which says their order.
   */
  | { kind: 'services'; codes: string[]; isSure: boolean; notice?: 'religiousCourt'; case?: CaseMeant }
  | { kind: 'other'; what: OtherTopic }
  /** Another office gives it. */
  | { kind: 'elsewhere'; topic: ElsewhereTopic }
  /** At most the three nearest; a person should be offered beside them. */
  | { kind: 'unsure'; codes: string[] }
  | { kind: 'none' }
