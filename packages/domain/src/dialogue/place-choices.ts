import { findRegion, type RegionEntry, regionTitle } from '../places'
import type { DialogueChoice, DialogueContext } from './context'
import type { Say } from './say'
import type { AskedPlace } from './state'

const nameOf = ({ name, level }: RegionEntry) => (level === 'district' ? `Kec. ${name}` : name)

/** The question which of these places is meant, or lies in it, with a choice for each. Parts of one place go without its name. */
export function placeChoices(
  { regions }: DialogueContext,
  { places, asked }: { places: readonly string[]; asked: AskedPlace | undefined },
  idOf: (code: string) => string,
  say: Say,
): { text: string; choices: DialogueChoice[] } {
  const within = asked?.within === undefined ? undefined : findRegion(regions, asked.within)
  const titleOf = (code: string) => (within ? findRegion(regions, code)?.name : regionTitle(regions, code))
  const choices = places.flatMap((code) => {
    const title = titleOf(code)
    return title === undefined ? [] : [{ id: idOf(code), title }]
  })
  return { text: within ? say('whichWithin', { place: nameOf(within) }) : say('whichMeant'), choices }
}
