import type { Localized } from '../language/language'
import { servicesTexts } from '../texts/texts'
import type { ServiceDefinition } from './service-definition'

/** Services whose document is the applicant's own and names nobody else, with what its holder is called. */
const holders = {
  'KTP-BARU': 'holder_newCard',
  'KTP-REKAM': 'holder_enrolled',
  'KTP-GANTI': 'holder_card',
  'KTP-LD': 'holder_card',
  'KTP-OA': 'holder_newCard',
  'KK-GANTI': 'holder_familyCard',
  IKD: 'holder_digitalIdentity',
} as const

const isOfHolder = (code: string): code is keyof typeof holders => Object.hasOwn(holders, code)

/**
 * Whose data a service asks of its applicant, in words: whoever writes for a grandmother gives hers. Undefined where the document
 * is not the applicant's own, or its form asks whose it is.
 */
export const holderOf = ({ code }: Pick<ServiceDefinition, 'code'>): Localized | undefined =>
  isOfHolder(code) ? servicesTexts.of(holders[code]) : undefined
