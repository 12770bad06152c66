export * from './example-answers'
export { misspell } from './misspell'
export { type Random, randomOf } from './random'
