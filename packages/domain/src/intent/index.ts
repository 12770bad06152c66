// Apart from the package's index, so that no browser bundle carries the table of phrases.

export { otherOfficesTexts } from '../texts/texts'
export { findIntent } from './find-intent'
export type { CaseMeant, Intent } from './intent'
export { type ServiceSearch, searchServices } from './search-services'
export type { DescribedService, OtherTopic } from './service-model'
