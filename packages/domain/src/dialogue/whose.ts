import { fold } from '../language/fold'
import { holderOf } from '../services/own-document'
import type { ServiceDefinition } from '../services/service-definition'
import type { Talk } from './answer'
import type { DialogueChoice, DialogueContext } from './context'
import { byApplicant } from './facts'
import { joined, type Outcome, proceed, withApplication, withLead } from './flow'
import { type Say, sayIn } from './say'
import { setAsideWords } from './set-aside'
import type { TalkedApplication } from './state'

const relatives =
  'nenek|kakek|opa|oma|ibu|bapak|bapa|ayah|mama|mamak|mak|emak|umi|abah|papa|suami|istri|isteri|bini|anak|cucu|kakak|adik|adek|abang|saudara|saudari|sepupu|paman|bibi|tante|om|mertua|ipar|menantu|keponakan|ponakan|orang tua|ortu|keluarga|grandmother|grandfather|mother|father|wife|husband|son|daughter|brother|sister|uncle|aunt|parents|mum|mom|dad'
const others = 'tetangga|teman|kawan|sahabat|warga|kenalan|pekerja|karyawan|orang lain|neighbour|neighbor|friend'
/** How one speaks to an officer too: "pagi bapak, ktp hilang" is nobody's father. */
const addresses: ReadonlySet<string> = new Set('ibu bapak bapa kakak abang om tante adik adek mama papa mak'.split(' '))
const kin = `(${relatives}|${others})`
const own = '(?:saya|sy|aku|ku|kami|gue|ulun)'
const paper =
  '(?:e ?ktp|ktp|ktpel|kk|kartu keluarga|kartu|ikd|identitas|perekaman|rekaman|rekam|identity card|id card|family card)'
const owning = '(?:milik|punya|punyanya|untuk|utk|buat|bwt|atas nama|an|of|for|my|for my)'

const ownPaper = new RegExp(
  String.raw`\b${paper}(?: el)?(?: ?nya)? ${own}\b|\b${paper}ku\b|\bmy (?:own )?(?:ktp|id card|identity card|family card)\b`,
)
const named = [
  new RegExp(String.raw`\b${owning} ${kin}\b( ${own}\b|nya\b)?`),
  new RegExp(String.raw`\b${paper}(?: el)?(?: ?nya)? ${kin}\b( ${own}\b|nya\b)?`),
]
/** Whoever is told of first, unless the words are about where, with whom, or by whom it was said. */
const subject = new RegExp(String.raw`(?:^|(?:^|\s)(\S+) )(?:dompet |tas )?${kin} ${own}\b`)
const circumstances = /^(?:di|ke|dari|rumah|tempat|ikut|sama|dengan|dgn|bersama|bareng|kata|disuruh|oleh|nama|kampung)$/
/** "Saya mau urus …" is who helps; any other "saya" has a matter of their own. */
const helping = new RegExp(
  String.raw`\b${own} (?:(?:mau|ingin|yang|yg|yng|minta|bisa|akan|cuma|hanya) )*(?:urus|urusi|uruskan|mengurus|menguruskan|bantu|membantu|tolong|wakili|mewakili|daftarkan|buatkan|bikinkan|laporkan|tanya)\w*`,
  'g',
)

/** Whom a message says that the document is for, in its words, where that is plainly somebody else; undefined else. */
export function otherStated(text: string): string | undefined {
  // "Ktp, saya" are two.
  const words = text
    .slice(0, 400)
    .split(/[,.;:!?\n]+/)
    .map(fold)
    .join(' | ')
  if (ownPaper.test(words)) return undefined
  for (const pattern of named) {
    const [, who = '', possessive] = pattern.exec(words) ?? []
    if (who !== '' && (possessive !== undefined || !addresses.has(who) || /\b(?:punya|milik|untuk|utk)\b/.test(words)))
      return who
  }
  const [phrase = '', before = '', who] = subject.exec(words) ?? []
  if (who === undefined || circumstances.test(before)) return undefined
  const rest = words.replace(phrase, ' ').replace(helping, ' ')
  return new RegExp(String.raw`\b${own}\b`).test(rest) ? undefined : who
}

/** Whether the person may be helped as family: of a neighbour it is asked in which relation. */
const isRelative = (who: string): boolean => new RegExp(`^(?:${relatives})$`).test(who)

/** What it says of the two that the applicant is called so. */
const calledAs = (who: string | undefined): TalkedApplication['assistedBy'] => ({
  ...(who !== undefined && isRelative(who) ? { relation: 'family' as const } : {}),
  ...(who === undefined || who === 'orang lain' ? {} : { applicantIs: who }),
})

/** The application for somebody else; what was told of the writer before is theirs, not the applicant's. */
export function forOther(application: TalkedApplication, who: string | undefined): TalkedApplication {
  const { villageCode, suggested, ...rest } = application
  const { name, nik, kkNumber: _, ...applicant } = application.applicant
  const keys = ['@relation', '@name', '@nik', '@kkNumber', '@village']
  return {
    ...rest,
    applicant,
    // They may well live together.
    suggested: { ...suggested, ...(villageCode === undefined ? {} : { '@village': villageCode }) },
    assistedBy: {
      ...calledAs(who),
      ...(name === undefined ? {} : { name }),
      ...(nik === undefined ? {} : { nik }),
    },
    closed: application.closed.filter((key) => !keys.includes(key)),
    history: application.history.filter((key) => !keys.includes(key)),
  }
}

const isOpenToChange = (definition: ServiceDefinition, { correction, completion }: TalkedApplication): boolean =>
  holderOf(definition) !== undefined && !correction && !completion

/** For whom it is, once more: that it is for somebody else, or after all for the writer. */
export function chooseWhose(talk: Talk, whose: string): Outcome | undefined {
  const { context, state, definition, application } = talk
  if (!isOpenToChange(definition, application)) return undefined
  if (whose === 'self') {
    const own = byApplicant(application)
    return withLead(
      proceed(context, withApplication(state, own)),
      setAsideWords(definition, application, own, state.language),
    )
  }
  return whose === 'other' ? takeOther(talk, undefined) : undefined
}

function takeOther(talk: Talk, who: string | undefined): Outcome {
  const { context, state, definition, application } = talk
  const theirs = forOther(application, who)
  const setAside = setAsideWords(definition, application, theirs, state.language)
  const words = joined(forOtherWords(theirs, sayIn(state.language)), setAside)
  return withLead(proceed(context, withApplication(state, theirs)), words)
}

/** That it is for somebody else, said back. */
export const forOtherWords = (application: TalkedApplication | undefined, say: Say): string => {
  const who = application?.assistedBy?.applicantIs
  return who === undefined ? say('forSomebodyElse') : say('forOther', { who })
}

const oneself = /^(?:(?:ini|ktp|kk|untuk|buat|punya|milik) )*(?:saya|sy|aku|diri) sendiri$|^for myself$|^my own$/
const somebodyElse =
  /^(?:(?:ini|bukan|bukan saya|untuk|buat|punya|milik|for) )*(?:orang lain|somebody else|someone else)$|^(?:ini )?bukan (?:punya |milik |untuk )?saya$/
const forWhom = new RegExp(
  `^(?:(?:ini|bukan saya|bukan|tapi|yang) )*(?:${owning} ${kin}|${paper} ${kin})(?: ${own}|nya)?$`,
)
/** "Bukan saya, nenek saya", or the person alone: no name and no number. */
const person = new RegExp(
  `^(?:(?:ini|(?:bukan|not) (?:(?:untuk|punya|milik|for) )?(?:saya|me|myself)|tapi|melainkan|but) )*${kin} ${own}(?: (?:yang|yg) (?:punya|memiliki)(?: ${paper})?)?$`,
)

/** A message that says nothing but for whom it is, at any question. */
export function receiveWhose(talk: Talk, text: string): Outcome | undefined {
  const { definition, application } = talk
  if (text.length > 60 || !isOpenToChange(definition, application)) return undefined
  const words = fold(text)
  if (application.assistedBy && oneself.test(words)) return chooseWhose(talk, 'self')
  const [, first, second] = forWhom.exec(words) ?? person.exec(words) ?? []
  const who = first ?? second
  if (application.assistedBy) return who === undefined ? undefined : nameOther(talk, who)
  if (somebodyElse.test(words)) return takeOther(talk, undefined)
  return who === undefined ? undefined : takeOther(talk, who)
}

/** Who it is that somebody writes for, where that is asked: "untuk nenek saya". */
function nameOther({ context, state, application }: Talk, who: string): Outcome | undefined {
  if (state.step.kind !== 'question' || state.step.key !== '@relation') return undefined
  const named = { ...application, assistedBy: { ...application.assistedBy, ...calledAs(who) } }
  return withLead(proceed(context, withApplication(state, named)), forOtherWords(named, sayIn(state.language)))
}

/** The way to say that it is for somebody else, or not, offered with the question for the name. */
export function whoseChoices(
  { channel }: DialogueContext,
  definition: ServiceDefinition,
  application: TalkedApplication,
  say: Say,
): DialogueChoice[] {
  if (channel === 'email' || !isOpenToChange(definition, application)) return []
  return application.assistedBy
    ? [{ id: 'whose:self', title: say('forMyself') }]
    : [{ id: 'whose:other', title: say('forAnother') }]
}
