/**
 * Stands in the place of zod’s writers of JSON Schema (8 KB of every first screen): schemas are written by builds and by the API,
 * never in a browser. Whatever the module exports by name refuses to be called.
 * @param {string} source of the module
 */
module.exports = function withoutJsonSchema(source) {
  const names = [...source.matchAll(/^export (?:const|function|class) (\w+)/gm)].map(([, name]) => name)
  if (names.length === 0) throw new Error('Where zod writes JSON Schema has changed')
  return [
    'const refuse = () => () => { throw new Error("A browser writes no JSON Schema") }',
    `export { ${names.map((name) => `refuse as ${name}`).join(', ')} }`,
  ].join('\n')
}
