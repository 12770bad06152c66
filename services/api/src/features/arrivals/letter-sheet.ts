import { formatDate } from '@sipelandukilat/domain'
import { arrivalsTexts } from '#texts'
import { createDocument } from '../../platform/pdf-page'
import type { Place } from '../regions/places'

type PrintedPlace = Pick<Place, 'villageName' | 'districtName' | 'regencyName'>

type LetterFacts = {
  number: string
  /** Both YYYY-MM-DD. */
  date: string
  until: string
  /** Of the letter, at the origin. */
  trackingNumber: string
  origin: PrintedPlace
  destination: PrintedPlace
}

const inWords = ({ villageName, districtName, regencyName }: PrintedPlace) =>
  [villageName, districtName, regencyName].join(', ')

/** Officers read it. */
const language = 'id'

/** What an issued moving letter says, as a PDF for the file of the arrival. No name and no identifier stands on it. */
export function printLetterSheet(facts: LetterFacts): Promise<Buffer> {
  const { number, date, until, trackingNumber, origin, destination } = facts
  const say = arrivalsTexts.in(language)
  const page = createDocument({ title: `${say('sheetTitle')} ${number}`, language })
  page.heading(say('sheetOffice', { regency: origin.regencyName }), say('sheetTitle'), say('sheetNote'))
  page.rows([
    { label: say('sheetNumber'), value: number },
    { label: say('sheetDate'), value: formatDate(date, language) },
    { label: say('sheetUntil'), value: formatDate(until, language) },
    { label: say('sheetApplication'), value: trackingNumber },
    { label: say('sheetOrigin'), value: inWords(origin) },
    { label: say('sheetDestination'), value: inWords(destination) },
  ])
  return page.finish(trackingNumber)
}
