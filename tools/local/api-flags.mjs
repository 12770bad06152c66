/**
 * Flags for Node in front of the API's program. A request leaves some hundred kilobytes behind; with a young generation twice as
 * wide as usual most of it is gone before it is looked at a second time (decision 30). It costs up to 48 MB.
 */
export const apiFlags = ['--max-semi-space-size=32']
