export * from './example-answers'
export { type Random, randomOf } from './random'
