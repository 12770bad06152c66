export * from './example-answers'
