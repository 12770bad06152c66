/** The version of apps/shell that this API serves (its package.json; a test compares them). */
export const shellVersion = '0.1.0'
