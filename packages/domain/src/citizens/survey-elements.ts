import type { Localized } from '../language/language'

export const surveyElementIds = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8', 'U9'] as const
export type SurveyElementId = (typeof surveyElementIds)[number]

/** A value for each of the nine elements. */
export const perElement = (scoreOf: (id: SurveyElementId) => number): Record<SurveyElementId, number> => ({
  U1: scoreOf('U1'),
  U2: scoreOf('U2'),
  U3: scoreOf('U3'),
  U4: scoreOf('U4'),
  U5: scoreOf('U5'),
  U6: scoreOf('U6'),
  U7: scoreOf('U7'),
  U8: scoreOf('U8'),
  U9: scoreOf('U9'),
})

export type SurveyElement = {
  id: SurveyElementId
  question: Localized
  scale: readonly [Localized, Localized, Localized, Localized]
}

const scale = (one: Localized, two: Localized, three: Localized, four: Localized) => [one, two, three, four] as const
const words = (id: string, en: string): Localized => ({ id, en })

const easy = scale(
  words('Tidak mudah', 'Not easy'),
  words('Kurang mudah', 'Less easy'),
  words('Mudah', 'Easy'),
  words('Sangat mudah', 'Very easy'),
)
const good = scale(
  words('Tidak baik', 'Not good'),
  words('Kurang baik', 'Less good'),
  words('Baik', 'Good'),
  words('Sangat baik', 'Very good'),
)

/** The nine elements of the satisfaction survey (Permenpan RB 14/2017), each scored 1 to 4. */
export const surveyElements: readonly SurveyElement[] = [
  {
    id: 'U1',
    question: words('Persyaratannya', 'The requirements'),
    scale: scale(
      words('Tidak sesuai', 'Unsuitable'),
      words('Kurang sesuai', 'Less suitable'),
      words('Sesuai', 'Suitable'),
      words('Sangat sesuai', 'Very suitable'),
    ),
  },
  { id: 'U2', question: words('Prosedurnya', 'The procedure'), scale: easy },
  {
    id: 'U3',
    question: words('Waktunya', 'The time it took'),
    scale: scale(
      words('Tidak cepat', 'Not fast'),
      words('Kurang cepat', 'Less fast'),
      words('Cepat', 'Fast'),
      words('Sangat cepat', 'Very fast'),
    ),
  },
  {
    id: 'U4',
    question: words('Biayanya (seharusnya gratis)', 'The cost (it should be free)'),
    scale: scale(
      words('Sangat mahal', 'Very expensive'),
      words('Cukup mahal', 'Rather expensive'),
      words('Murah', 'Cheap'),
      words('Gratis', 'Free'),
    ),
  },
  { id: 'U5', question: words('Dokumen yang diterima', 'The document received'), scale: good },
  {
    id: 'U6',
    question: words('Kemampuan petugas', 'The officers’ competence'),
    scale: scale(
      words('Tidak mampu', 'Not competent'),
      words('Kurang mampu', 'Less competent'),
      words('Mampu', 'Competent'),
      words('Sangat mampu', 'Very competent'),
    ),
  },
  {
    id: 'U7',
    question: words('Kesopanan dan keramahan petugas', 'The officers’ behaviour'),
    scale: scale(
      words('Tidak ramah', 'Not friendly'),
      words('Kurang ramah', 'Less friendly'),
      words('Ramah', 'Friendly'),
      words('Sangat ramah', 'Very friendly'),
    ),
  },
  { id: 'U8', question: words('Penanganan pengaduan', 'The handling of complaints'), scale: good },
  { id: 'U9', question: words('Sarana dan prasarana', 'The facilities'), scale: good },
]

/** What a province calls the elements, in the order in which it asks them: offices number the last two differently. */
export type SurveyWords = readonly { readonly id: SurveyElementId; readonly question: Localized }[]

export const usualSurveyWords: SurveyWords = surveyElements.map(({ id, question }) => ({ id, question }))

/** The elements in a province's words and order. The scale and the id, by which the index is counted, stay. */
export function wordedElements(words: SurveyWords): readonly SurveyElement[] {
  return words.flatMap(({ id, question }) => {
    const element = surveyElements.find((one) => one.id === id)
    return element ? [{ ...element, question }] : []
  })
}
