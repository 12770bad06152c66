// Official forms as they are printed, and what an application knows of them. Apart from the rest, for only printing needs them.
export * from './fill-form'
export * from './filled-form'
export * from './official-form'
export * from './statement'
export * from './statement-text'
