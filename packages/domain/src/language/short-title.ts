import shortTitles from './short-titles.json' with { type: 'json' }

const short = new Map(Object.values(shortTitles).flatMap((titles) => Object.entries(titles)))

/**
 * A title of at most 24 letters, where a list shows no more, for one that is longer: of a service, a life event, a choice or a
 * paper, in the language it stands in. Undefined of words that nobody shortened, as names of people and places.
 */
export const shortTitle = (title: string): string | undefined => short.get(title)
