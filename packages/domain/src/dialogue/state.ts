import * as z from 'zod'
import { ComplaintKind } from '../citizens/complaint'
import { Language } from '../language/language'
import { PresenceMode } from '../services/presence'

const AnswerValue = z.union([z.string(), z.array(z.string()), z.number(), z.boolean()])
const SectionAnswers = z.record(z.string(), AnswerValue)
const Answers = z.record(z.string(), z.union([SectionAnswers, z.array(SectionAnswers)]))
const Attachment = z.object({ requirement: z.string(), uploadId: z.string() })

/** How the places offered were come by. */
const AskedPlace = z.object({
  /** The region whose parts they are. */
  within: z.string().optional(),
  /** What was typed, to be found again in the one that is chosen: too many bear the name. */
  words: z.string().optional(),
})
export type AskedPlace = z.infer<typeof AskedPlace>

/** In which relation somebody writes for the applicant. */
export const AssistingRelation = z.enum(['family', 'guardian', 'delegate'])

/** An application, or the correction of one, while it is being talked about. Nothing answered is taken out unless told. */
export const TalkedApplication = z.object({
  serviceCode: z.string(),
  serviceVersion: z.int(),
  applicant: z.object({
    name: z.string().optional(),
    nik: z.string().optional(),
    kkNumber: z.string().optional(),
    phone: z.string().optional(),
    email: z.string().optional(),
  }),
  /** Who writes for the applicant; undefined where they are the same. */
  assistedBy: z
    .object({
      relation: AssistingRelation.optional(),
      name: z.string().optional(),
      /** What the applicant is to them, in their words: "nenek". */
      applicantIs: z.string().optional(),
      /** Of a delegate. */
      nik: z.string().optional(),
      kinship: z.string().optional(),
    })
    .optional(),
  villageCode: z.string().optional(),
  presence: z.object({
    mode: PresenceMode.optional(),
    reason: z.string().optional(),
    landmark: z.string().optional(),
  }),
  answers: Answers,
  files: z.array(Attachment),
  /** Uploads whose requirement is not known yet. */
  unsorted: z.array(z.string()),
  note: z.string().optional(),
  /** named: only what the channel's profile names; all: everything; missing: what keeps it from being whole. */
  scope: z.enum(['named', 'all', 'missing']),
  /** When it was first spoken of, ISO 8601. */
  begunAt: z.iso.datetime().optional(),
  /** It was sent before it was whole, and is finished here. */
  completion: z
    .object({
      reference: z.string(),
      /** Opened with its number and PIN: it is of no contact that writes here. */
      isOpenedByPin: z.boolean().optional(),
      /** Keys of what was sent before and is corrected here, said so by the citizen. */
      corrected: z.array(z.string()).optional(),
    })
    .optional(),
  /** What an earlier step of the case told, by key: offered where it is asked. */
  known: z.record(z.string(), z.string()).optional(),
  /** What was told before it was asked and may mean several fields, by key: offered there first, never taken by itself. */
  suggested: z.record(z.string(), z.string()).optional(),
  /** What was told and may mean several values, by key: which is meant is asked still. */
  unsure: z
    .record(
      z.string(),
      z.object({
        options: z.array(z.string()),
        asked: AskedPlace.optional(),
        dayMonth: z.string().optional(),
      }),
    )
    .optional(),
  /** Keys of questions left out, of sections with all their rows, of requirements that need no more files. */
  closed: z.array(z.string()),
  /** Requirements whose files come later. */
  later: z.array(z.string()),
  /** Keys in the order in which they were answered, for the way back. */
  history: z.array(z.string()),
  /** Asks exactly these paths and requirements of an application sent before. */
  correction: z
    .object({
      reference: z.string(),
      fields: z.array(z.string()),
      requirements: z.array(z.string()),
      note: z.string(),
      mended: z.array(z.string()),
      /** Opened with its number and PIN: it is of no contact that writes here. */
      isOpenedByPin: z.boolean().optional(),
      /** Requirements whose papers this channel cannot carry: they are brought, and the answers are kept until then. */
      brought: z.array(z.string()).optional(),
    })
    .optional(),
})
export type TalkedApplication = z.infer<typeof TalkedApplication>

const page = z.int().min(0).max(100)

/** Every question but the one that comes in between. */
const LastingStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idle') }),
  z.object({ kind: z.literal('groups') }),
  z.object({ kind: z.literal('events'), group: z.string(), page }),
  z.object({
    kind: z.literal('services'),
    codes: z.array(z.string()),
    page,
    /** The line whose keyword several services share. */
    line: z.string().optional(),
    /** Guessed from free words: a person is offered beside them. */
    isGuessed: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('intro'),
    code: z.string(),
    /** What happened, of the case whose step the service is. */
    event: z.string().optional(),
  }),
  /** Several services in order: what happened is asked first. */
  z.object({
    kind: z.literal('case'),
    id: z.string(),
    event: z.string().optional(),
    isMissing: z.boolean().optional(),
    /** A step that is told of by itself. */
    stage: z.string().optional(),
  }),
  z.object({
    kind: z.literal('question'),
    key: z.string(),
    page,
    /** Understood in several ways: which one is meant? */
    options: z.array(z.string()).optional(),
    /** Where the options are places. */
    asked: AskedPlace.optional(),
    /** Day and month that were told without their year, MM-DD. */
    dayMonth: z.string().optional(),
    /** A number or a place that was doubted once; said again, it is taken. */
    doubted: z.string().optional(),
    /** The case of the place abroad that was told instead. */
    leadsToCase: z.string().optional(),
    /** Code of the service that the answer given belongs to instead. */
    leadsTo: z.string().optional(),
  }),
  /** E-mail: everything open at once. */
  z.object({ kind: z.literal('form') }),
  z.object({ kind: z.literal('offer') }),
  z.object({ kind: z.literal('review') }),
  z.object({ kind: z.literal('change') }),
  z.object({ kind: z.literal('declaration') }),
  z.object({ kind: z.literal('cancel') }),
  /** Which of these is to be withdrawn, and whether it is. */
  z.object({
    kind: z.literal('withdraw'),
    sent: z.array(
      z.object({
        reference: z.string(),
        title: z.string(),
        trackingNumber: z.string(),
        /** Opened with its number and PIN: it is of no contact that writes here. */
        isOpenedByPin: z.boolean().optional(),
      }),
    ),
  }),
  z.object({ kind: z.literal('resume') }),
  z.object({ kind: z.literal('language') }),
  z.object({
    kind: z.literal('follow'),
    trackingNumber: z.string().optional(),
    /** Its PIN opens it to be finished or corrected here, not to be told how it stands. */
    completes: z.boolean().optional(),
    /** It opens it to be withdrawn. */
    withdraws: z.boolean().optional(),
  }),
  /** The number that is to be called, of whoever writes from none. */
  z.object({ kind: z.literal('call') }),
  /** An application that was sent elsewhere is finished here by whoever has its PIN: telephones are shared. */
  z.object({ kind: z.literal('pin'), reference: z.string(), serviceTitle: z.string() }),
  /** Something new was asked for while an application is open: a service, or a line. */
  z.object({ kind: z.literal('replace'), code: z.string().optional(), line: z.string().optional() }),
  /** A complaint as far as it was written; of `places` one is meant, or lies in it. */
  z.object({
    kind: z.literal('complaint'),
    /** The complaint whose answer is replied to: its words alone are asked. */
    replyTo: z.string().optional(),
    about: ComplaintKind.optional(),
    /** An officer was asked for: it is sent first, or left. */
    asksPerson: z.boolean().optional(),
    /** Said not to be the reply to the office's answer, of whoever has one. */
    isNew: z.boolean().optional(),
    /** What its first words told that it may be about, of what its officers must not read. */
    heard: ComplaintKind.optional(),
    words: z.string().optional(),
    trackingNumber: z.string().optional(),
    /** A village, or the district or the regency where that is all that is known. */
    placeCode: z.string().optional(),
    places: z.array(z.string()).optional(),
    asked: AskedPlace.optional(),
    page: page.optional(),
    /** Uploads that were sent while it was written. */
    files: z.array(z.string()).optional(),
  }),
  /** An hour at the office's counter: of the days that were free, then of the chosen one. */
  z.object({
    kind: z.literal('queue'),
    reference: z.string(),
    serviceTitle: z.string(),
    /** Where it is, and the district from where it is a flight away. */
    office: z.string().optional(),
    farFrom: z.string().optional(),
    days: z.array(z.object({ date: z.iso.date(), hours: z.array(z.int().min(0).max(23)) })),
    ticket: z.object({ label: z.string(), date: z.iso.date(), hour: z.int() }).optional(),
    date: z.iso.date().optional(),
  }),
  z.object({ kind: z.literal('survey') }),
])

/** What was asked last. */
export const DialogueStep = z.discriminatedUnion('kind', [
  ...LastingStep.options,
  /** Where officers are to come, asked in between: what was asked before comes back. */
  z.object({ kind: z.literal('schedule'), before: LastingStep, places: z.array(z.string()).optional() }),
])
export type DialogueStep = z.infer<typeof DialogueStep>

export const TalkedSurvey = z.object({
  reference: z.string(),
  serviceTitle: z.string(),
  scores: z.record(z.string(), z.int().min(1).max(4)),
  /** Who answers, by trait, as far as they like to say; null where it was skipped. */
  respondent: z.record(z.string(), z.string().nullable()).optional(),
})
export type TalkedSurvey = z.infer<typeof TalkedSurvey>

/** What something else came in between of, with the question that it had come to. */
const LaidAside = z.object({
  step: DialogueStep,
  application: TalkedApplication.optional(),
  survey: TalkedSurvey.optional(),
})
export type LaidAside = z.infer<typeof LaidAside>

/** Earlier versions kept one application. */
const EarlierAside = TalkedApplication.transform((application): LaidAside[] => [
  { step: { kind: 'resume' }, application },
])

/** What is kept between two messages of one contact: JSON, versioned, holding every answer so far. */
export const DialogueState = z.object({
  version: z.literal(1),
  language: Language,
  /** ISO 8601; null before the first message. */
  updatedAt: z.iso.datetime().nullable(),
  step: DialogueStep,
  /** Choices shown last, by number. */
  choices: z.array(z.string()),
  /** How many messages in a row were not understood. */
  misses: z.int().min(0).optional(),
  application: TalkedApplication.optional(),
  /** What told which services are wanted, until one of them begins: it may answer some of what they ask. */
  firstWords: z.object({ words: z.string(), codes: z.array(z.string()) }).optional(),
  /** The services that are spoken of, and since when: whoever begins one of them waits from there. */
  matter: z.object({ since: z.iso.datetime(), codes: z.array(z.string()) }).optional(),
  /** What lies aside while something else is talked about: what was interrupted last stands last, and comes back first. */
  aside: z.union([z.array(LaidAside), EarlierAside]).optional(),
  survey: TalkedSurvey.optional(),
  /** An officer was asked for and reads what comes; `noted` once that was said of a line. */
  person: z.enum(['called', 'noted']).optional(),
})
export type DialogueState = z.infer<typeof DialogueState>

/** Where every contact begins. */
export function newDialogue(language: Language): DialogueState {
  return { version: 1, language, updatedAt: null, step: { kind: 'idle' }, choices: [] }
}
