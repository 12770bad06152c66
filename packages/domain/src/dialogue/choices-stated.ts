import { readConcepts } from '../intent/read-concepts'
import { fold } from '../language/fold'
import type { ServiceDefinition } from '../services/service-definition'
import type { ValueQuestion } from './answer'
import { withoutOwnName } from './labelled'
import type { Finding } from './stated'

/** What everybody speaks of, or what may be told of anything: by themselves they choose nothing. */
const tellNothing: ReadonlySet<string> = new Set(
  `keluarga anak cucu bayi kepala anggota warga pekerjaan kerja status agama gereja
  akta ktp kk kia bukunikah dokumen itap baru ubah salah pisah setelah terdata rentan`.split(/\s+/),
)
/** What stands on a card: whoever speaks of it speaks of the card's data. */
const ofData: ReadonlySet<string> = new Set(
  'nama alamat foto agama pekerjaan pendidikan golongandarah status tanggallahir'.split(' '),
)

/**
 * The choices of a form that a message plainly makes, in whatever words: "ktp ilang", "patah". Only where one choice of one
 * question alone is meant.
 */
export function choicesStated(
  definition: ServiceDefinition,
  questions: readonly ValueQuestion[],
  text: string,
): Finding[] {
  const said = conceptsSaid(text)
  const words = new Set(fold(text).split(' '))
  const ofService = readConcepts(definition.title.id).concepts
  const meant = questions.flatMap((question) => {
    if (question.field.type !== 'choice' || !question.section || question.section.repeat) return []
    const { concepts: ofQuestion } = readConcepts(question.title.id)
    const fitting = (question.field.codes ?? []).flatMap(({ code, label }) => {
      const { concepts, unread } = tellingOf(label.id, ofQuestion, ofService)
      const isSaid = concepts.length > 0 && unread.every((word) => words.has(word)) && isTogether(said, concepts)
      return isSaid ? [{ code, concepts }] : []
    })
    const [only] = fitting
    return only && fitting.length === 1 ? [{ ...only, key: question.key }] : []
  })
  return meant.flatMap(({ key, code, concepts }): Finding[] => {
    const isOnly = meant.every((other) => other.key === key || other.concepts.every((one) => !concepts.includes(one)))
    return isOnly ? [{ keys: [key], value: code, isSure: true }] : []
  })
}

/** What a message speaks of, part by part, but what it says not to be so. */
function conceptsSaid(text: string): (readonly string[])[] {
  const { concepts, parts } = readConcepts(withoutOwnName(text))
  const said = parts.flatMap((part, index) => (parts[index - 1]?.concepts.includes('tidak') ? [] : [part.concepts]))
  // An age is no part by itself.
  const ages = concepts.filter((concept) => concept.startsWith('umur'))
  const isOfData = said.some((part) => part.some((concept) => ofData.has(concept)))
  return [...said, ...ages.map((age) => [age]), ...(isOfData ? [['data']] : [])]
}

/** Several concepts are meant as one where they stand together: "akta kelahiran". */
const isTogether = (said: readonly (readonly string[])[], concepts: readonly string[]): boolean =>
  said.some((_, start) => {
    const near = said.slice(start, start + concepts.length).flat()
    return concepts.every((concept) => near.includes(concept))
  })

/** What tells a choice from the others; nothing where it says no or is the rest. */
function tellingOf(
  label: string,
  ofQuestion: readonly string[],
  ofService: readonly string[],
): { concepts: readonly string[]; unread: readonly string[] } {
  const { concepts, unread } = readConcepts(label)
  if (/\b(?:lain|lainnya|tidak|belum|bukan|tanpa)\b/.test(fold(label))) return { concepts: [], unread }
  const own = concepts.filter((concept) => !ofQuestion.includes(concept) && concept !== 'setelah')
  const beside = own.filter((concept) => !ofService.includes(concept))
  const telling = beside.length > 0 ? beside : own
  return { concepts: telling.every((concept) => tellNothing.has(concept)) ? [] : telling, unread }
}
