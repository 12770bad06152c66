export { type DescribedService, findIntent, type Intent, type OtherWish } from './find-intent'
