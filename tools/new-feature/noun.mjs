/** Why nothing was written, and what to do. */
export class Refusal extends Error {}

/**
 * The noun as each place writes it.
 * @typedef {object} Noun
 * @property {string} kebab `parking-place`
 * @property {string} plural `parking-places`
 * @property {string} words `parking place`
 * @property {string} pluralWords `parking places`
 * @property {string} camel `parkingPlace`
 * @property {string} pluralCamel `parkingPlaces`
 * @property {string} pascal `ParkingPlace`
 * @property {string} pluralPascal `ParkingPlaces`
 * @property {string} table `parking_place`
 */

/** Nouns that PostgreSQL reserves, so that no table can have their name unquoted. */
const reservedBySql = new Set(
  'analyse array case check collation column constraint default end fetch grant group limit offset order placing reference session table trailing union unique user window'.split(
    ' ',
  ),
)

/** Names that the written files import. */
const usedByFiles = new Set(['Cursor', 'Db', 'Instant', 'Platform', 'Problem', 'Row'])

const camelOf = (/** @type {string} */ kebab) => kebab.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())
const pascalOf = (/** @type {string} */ kebab) => camelOf(`-${kebab}`)
const wordsOf = (/** @type {string} */ kebab) => kebab.replaceAll('-', ' ')

/** @param {string} noun English, in the singular */
export function pluralOf(noun) {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`
}

/**
 * @param {string | undefined} kebab what was typed
 * @param {string} [plural] where English has one of its own
 * @returns {Noun}
 * @throws Refusal where it is no noun that a feature can have
 */
export function parseNoun(kebab, plural) {
  const example = 'npm run new:feature -- parking-place'
  if (!kebab) throw new Refusal(`Say what the feature is about, one of them: ${example}`)
  const several = plural ?? pluralOf(kebab)
  for (const name of [kebab, several])
    if (!/^[a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*$/.test(name) || name.length > 40)
      throw new Refusal(`“${name}” is no kebab-case noun: lower-case words joined by hyphens, as in ${example}`)
  if (!plural && /[^sui]s$/.test(kebab))
    throw new Refusal(
      `“${kebab}” looks like several. Name one of them; if it is one, say what several are called: ` +
        `npm run new:feature -- ${kebab} --plural ${several}`,
    )
  if (several === kebab)
    throw new Refusal(`One and several are both called “${kebab}”. Take a noun whose plural differs.`)
  const pascal = pascalOf(kebab)
  if (reservedBySql.has(kebab) || usedByFiles.has(pascal) || Reflect.has(globalThis, pascal))
    throw new Refusal(`“${kebab}” means something to PostgreSQL or TypeScript already. Add a word: office-${kebab}`)
  return {
    kebab,
    plural: several,
    words: wordsOf(kebab),
    pluralWords: wordsOf(several),
    camel: camelOf(kebab),
    pluralCamel: camelOf(several),
    pascal,
    pluralPascal: pascalOf(several),
    table: kebab.replaceAll('-', '_'),
  }
}
