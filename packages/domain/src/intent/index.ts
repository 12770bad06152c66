// Apart from the package's index, so that no browser bundle carries the table of phrases.
export type { CaseMeant } from './find-case'
export { findIntent, type Intent } from './find-intent'
export { type ServiceSearch, searchServices } from './search-services'
export type { DescribedService, OtherTopic } from './service-model'
