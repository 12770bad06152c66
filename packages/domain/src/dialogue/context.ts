import type { ComplaintKind } from '../citizens/complaint'
import type { Respondent } from '../citizens/respondent'
import type { SurveyElement } from '../citizens/survey-elements'
import type { Answers } from '../forms/answers'
import type { PrefixKnown } from '../forms/number-checks'
import type { Language } from '../language/language'
import type { PlaceIndex } from '../places'
import type { SentStep } from '../services/cases'
import type { PresenceMode } from '../services/presence'
import type { ServiceDefinition } from '../services/service-definition'

export type DialogueChannel = 'whatsapp' | 'sms' | 'email'

/** What the dialogue may know from outside; the same context, state and input give the same answer. */
export type DialogueContext = {
  /** What is open for applications. */
  definitions: readonly ServiceDefinition[]
  channel: DialogueChannel
  /** Of the contact so far; the dialogue may change it. */
  language: Language
  now: Date
  regions: PlaceIndex
  /** Whether six digits begin the NIKs of a district. */
  prefixKnown?: PrefixKnown
  /** The regions that are served, e.g. `65`: acting places lie in one of them. Other places may lie anywhere. */
  within?: readonly string[]
  /** The regency that the conversation lies in so far: places there are offered first. */
  regencyCode?: string
  /** NIK and family card numbers are asked through a one-time link, never in the chat (shared telephones). */
  identifiersByLink: boolean
  /** Applications that are known to be this contact's, the newest first: what is asked for, how it stands, in words, and
   * whether something is awaited of its citizen, and whether it can be withdrawn: what was sent from here at once. */
  applications?: readonly {
    reference?: string
    title: string
    status: string
    isAwaited?: boolean
    withdrawable?: { reference?: string; trackingNumber?: string }
    /** The service of what was sent from here and ended without its documents: it may be applied for again. */
    againAs?: string
  }[]
  /** The one application that is shown here: opened just now with its PIN, else the only one of this contact. */
  shown?: { reference: string }
  /** What was sent from here as steps of a case, the newest first, where one of them may be begun now. */
  sentBefore?: readonly SentStep[]
  /** A complaint made here that is answered and may be replied to. */
  answeredComplaint?: { reference: string }
  /** False where the officer who was asked for has answered, and gave the conversation back. */
  personAwaited?: boolean
  /** The contact wants no news on this channel. */
  noticesStopped?: boolean
  /** What the channel tells of the sender. */
  contact: { phone?: string; email?: string; name?: string }
  privacyNotice: {
    version: string
    url: string
    /** Whom a citizen asks about the protection of their data, once the province has entered it. */
    contact?: { name: string; phone: string; email: string }
  }
  /** The nine questions in the province's words and order. */
  surveyElements: readonly SurveyElement[]
  /** Where an application is opened with its number and PIN. */
  followUrl: string
  /** Where a contact sees its applications and its data, with a code. */
  accountUrl: string
  /** Where a complaint is opened with its number and PIN. */
  complaintUrl: string
}

export type DialogueFile = { id: string; contentType: string; name?: string }

export type DialogueInput =
  | { kind: 'text'; text: string }
  | { kind: 'choice'; id: string }
  /** Files already stored. */
  | { kind: 'files'; files: DialogueFile[]; caption?: string }
  | { kind: 'location'; latitude: number; longitude: number }
  | { kind: 'voice'; fileId: string }
  | { kind: 'sticker' }
  | { kind: 'unsupported' }

export type DialogueChoice = { id: string; title: string; description?: string }

/** The channel turns choices into buttons, a list or numbered lines; the number typed always means the choice. */
export type DialogueReply = { text: string; choices?: DialogueChoice[] }

export type DialogueAttachment = { requirement: string; uploadId: string }

export type DialogueApplicant = { name?: string; nik?: string; kkNumber?: string; phone?: string; email?: string }

export type DialogueHelper = {
  relation: 'family' | 'guardian' | 'delegate'
  name?: string
  phone?: string
  authority: 'none' | 'guardian' | 'F-1.07'
  /** Of a delegate. */
  nik?: string
  kinship?: string
}

/** What is known of an application; of a draft anything may be missing. */
export type DialogueDraft = {
  serviceCode: string
  serviceVersion: number
  villageCode?: string
  applicant: DialogueApplicant
  /** Who wrote for the applicant; a delegate by form F-1.07. */
  assistedBy?: DialogueHelper
  presence?: { mode: PresenceMode; reason?: string; landmark?: string }
  answers: Answers
  attachments: DialogueAttachment[]
  language: Language
  /** Free words that belong to no field. */
  note?: string
}

/** An application declared true by the citizen; fits `POST /public/applications`. */
export type DialogueSubmission = DialogueDraft & {
  villageCode: string
  applicant: DialogueApplicant & { name: string }
  declaration: true
  privacyNoticeVersion: string
  /** Papers or answers are missing: it is taken in incomplete. */
  restFollows: boolean
  /** When it was first spoken of, ISO 8601. */
  begunAt?: string
}

export type DialogueEffect =
  | { kind: 'submit'; submission: DialogueSubmission }
  /** `missing` holds keys: `@nik`, `section.field`, `section.0.field`, `section` (rows) or `file:requirement`. */
  | { kind: 'draft'; draft: DialogueDraft; missing: string[] }
  /** All answers with the corrected ones put in, and what was asked of the applicant. */
  | {
      kind: 'correct'
      reference: string
      answers: Answers
      applicant: DialogueDraft['applicant']
      attachments: DialogueAttachment[]
      /** Papers that were asked for too are brought elsewhere: the answers are kept until then. */
      papersFollow?: boolean
      /** It was opened with its number and PIN. */
      isOpenedByPin?: boolean
    }
  /** What an incomplete application lacked, as far as it was answered here: of the draft just these keys. */
  | {
      kind: 'supply'
      reference: string
      draft: DialogueDraft
      keys: string[]
      /** Of these keys what has an answer or a file now; the others were put off or left out. */
      answered: string[]
      /** Of these keys what was sent before, and is corrected. */
      corrected?: string[]
      /** It was opened with its number and PIN. */
      isOpenedByPin?: boolean
    }
  /** What this contact still has to complete or to correct is to be finished here, if there is anything; one sent elsewhere with its PIN, and its number
   * where the citizen names another than the one that was asked for. */
  | { kind: 'complete'; opened?: { reference?: string; pin: string; trackingNumber?: string } }
  | { kind: 'survey'; reference: string; scores: Record<string, number>; respondent?: Respondent; comment?: string }
  /** To the number that was written, else to the one that the contact writes from. */
  | { kind: 'call-back'; voiceFileId?: string; phone?: string }
  | { kind: 'person' }
  /** How the application stands that was shown here, and until when. */
  | { kind: 'outlook'; reference: string }
  | { kind: 'link'; purpose: 'identifiers' | 'rest' }
  | { kind: 'follow'; trackingNumber: string; pin: string }
  /** Whether what number and PIN open is to be withdrawn, is to be asked. */
  | { kind: 'ask-withdrawal'; trackingNumber: string; pin: string }
  | { kind: 'withdraw'; reference: string; isOpenedByPin?: boolean }
  /** An hour at the counter is to be chosen for an application whose citizen is to come, if there is one. */
  | { kind: 'queue' }
  | { kind: 'take-number'; reference: string; date: string; hour: number }
  | { kind: 'give-number-back'; reference: string }
  /** A complaint about an application, or about what happened in a place: a village, a district or a regency. */
  | {
      kind: 'complaint'
      about: ComplaintKind
      words: string
      trackingNumber?: string
      placeCode?: string
      /** Uploads that belong to it. */
      files?: string[]
    }
  | { kind: 'complaint-reply'; reference: string; words: string }
  /** When officers come next is to be told: to the place that was named, or that is known of who writes. */
  | { kind: 'schedule'; placeCode?: string }
  | { kind: 'language'; language: Language }
  /** Whether the contact wants news on this channel. */
  | { kind: 'notices'; wanted: boolean }
