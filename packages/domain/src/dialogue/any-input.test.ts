/// <reference path="../../../../tools/local/steps-per-draw.d.ts" />
import fc from 'fast-check'
import { describe, expect, test as it } from 'vitest'
import { exampleApplication } from '../examples'
import { rowsOf } from '../forms/answers'
import { splitMissing } from '../forms/missing'
import { requiredAttachments } from '../forms/service-demands'
import { validateAnswers } from '../forms/validate-answers'
import { languageCodes } from '../language/languages'
import { definitions } from '../services/definitions'
import type { ServiceDefinition } from '../services/service-definition'
import type { DialogueContext, DialogueEffect, DialogueInput } from './context'
import { stepDialogue } from './dialogue'
import { sayFor } from './example-citizen'
import { DialogueState, type TalkedApplication } from './state'
import { nationContext } from './testing'

const base = Date.parse('2026-06-30T02:00:00Z')
const hour = 3_600_000

/** What may be said: as asked, a choice shown, or anything at all; and how many hours later. */
type Said = { as: 'asked' } | { as: 'shown'; number: number } | { as: 'any'; input: DialogueInput }

const words = [
  ...[
    'batal',
    'bantuan',
    'kembali',
    'menu',
    'ulang',
    'bahasa',
    'english',
    'indonesia',
    'melayu',
    'langkau',
    'teruskan',
    'pegawai',
    'status',
    'petugas',
    'lewati',
  ],
  ...[
    'pengaduan',
    'nanti',
    'selesai',
    'tambah',
    'lanjut',
    'ubah',
    'ubah 3',
    'ubah 99',
    'mulai',
    'tautan',
    'ya',
    'tidak',
    'batl',
  ],
  ...['6503051708909901', '6503 0501 0120 9901', '17-8-1990', '17/08/90', '31-2-2020', '3,2 kg', '0', '7', '99', '-1'],
  ...['Tarakan', 'krayan', 'Sebatik', 'long', 'tidak tahu', 'ajikuning'],
  ...['Long Bawan', 'Sungai Nyamuk, Sebatik', 'BUDI SANTOSO', 'nama saya Budi Santoso, NIK 6503051708909901'],
  ...['#KTP#6503051708909901#6503050101209901#BUDI#LONG BAWAN#KRAYAN#HILANG', 'KK#', '#', 'KTP saya hilang'],
  ...[
    'Nama ibu: Siti\nTanggal lahir: 1-1-2020',
    '🙏🙏',
    '\u202eabc\u200b',
    'SPL-0000-0000-0000 123456',
    '\u0000',
    '__proto__',
  ],
]

const anyText = fc.oneof(
  fc.constantFrom(...words),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 30 }),
)

const anyInput: fc.Arbitrary<DialogueInput> = fc.oneof(
  { weight: 6, arbitrary: anyText.map((text): DialogueInput => ({ kind: 'text', text })) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(
        ...[
          'begin:KIA',
          'begin:KTP-OA',
          'service:XX',
          'answer:@nik:1',
          'answer:__proto__:x',
          'answer:child.name:Budi',
          'page:7',
        ],
        ...[
          'complaint:about:fee',
          'complaint:at:65.04.01.2002',
          'complaint:send',
          'score:U1:3',
          'score:U9:9',
          'declare:yes',
          'review:send',
          'cancel:yes',
          'resume:new',
          'replace:yes',
          'again',
          'link:rest',
        ],
        ...[
          'offer:here',
          'language:en',
          'language:ms',
          'do:skip',
          'group:card',
          'event:card:',
          'answer:sort:idCard',
          'answer:witnesses+:add',
        ],
      )
      .map((id): DialogueInput => ({ kind: 'choice', id })),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('files' as const),
      files: fc.array(fc.record({ id: fc.uuid(), contentType: fc.constantFrom('image/jpeg', 'application/zip', '') }), {
        maxLength: 3,
      }),
      caption: fc.constantFrom('', 'KK', 'ktp saya'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<DialogueInput>(
      { kind: 'sticker' },
      { kind: 'unsupported' },
      { kind: 'voice', fileId: 'v' },
      { kind: 'location', latitude: 3.9, longitude: Number.NaN },
    ),
  },
)

/** Answers given anew, by a button of long ago, and files out of turn. */
const changes: DialogueInput[] = [
  { kind: 'choice', id: 'answer:@name:Budi Hartono' },
  { kind: 'choice', id: 'answer:@name:Siti Aminah' },
  { kind: 'choice', id: 'answer:@village:65.04.01.2002' },
  { kind: 'files', files: [{ id: 'early-1', contentType: 'image/jpeg' }] },
  {
    kind: 'files',
    files: [
      { id: 'early-2', contentType: 'image/png' },
      { id: 'early-3', contentType: 'application/pdf' },
    ],
  },
]

const anySaid: fc.Arbitrary<Said & { hours: number }> = fc
  .tuple(
    fc.oneof(
      { weight: 30, arbitrary: fc.constant<Said>({ as: 'asked' }) },
      { weight: 2, arbitrary: fc.constantFrom<DialogueInput>(...changes).map((input): Said => ({ as: 'any', input })) },
      { weight: 2, arbitrary: fc.integer({ min: 0, max: 10 }).map((number): Said => ({ as: 'shown', number })) },
      { weight: 3, arbitrary: anyInput.map((input): Said => ({ as: 'any', input })) },
    ),
    fc.oneof({ weight: 100, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constantFrom(26, 24 * 40) }),
  )
  .map(([said, hours]) => ({ ...said, hours }))

/** Everything known so far, by key. */
function knownIn(application: TalkedApplication | undefined): Map<string, string> {
  const known = new Map<string, string>()
  if (!application) return known
  for (const [key, value] of Object.entries(application.applicant)) known.set(`@${key}`, JSON.stringify(value))
  if (application.villageCode) known.set('@village', application.villageCode)
  for (const [key, value] of Object.entries(application.presence)) known.set(`presence ${key}`, JSON.stringify(value))
  for (const id of Object.keys(application.answers))
    rowsOf(application.answers, id).forEach((row, index) => {
      for (const [key, value] of Object.entries(row)) known.set(`${id}.${index}.${key}`, JSON.stringify(value))
    })
  for (const { uploadId } of application.files) known.set(`file ${uploadId}`, '')
  for (const uploadId of application.unsorted) known.set(`file ${uploadId}`, '')
  return known
}

/** What is of one person: it falls away where it is for another after all, and that is said. */
const ofPerson: ReadonlySet<string> = new Set(['@name', '@nik', '@kkNumber', '@village'])

/** No answer is gone or changed unless the citizen was notified, or the whole was sent, cancelled or replaced. */
function expectNothingLost(
  before: DialogueState,
  after: DialogueState,
  text: string,
  effects: DialogueEffect[],
  days: number,
): void {
  const known = knownIn(before.application)
  const isEnded = effects.some(({ kind }) => kind === 'submit' || kind === 'draft' || kind === 'correct')
  const isDropped = ['cancel', 'resume', 'replace'].includes(before.step.kind) || days > 30
  if (isEnded || known.size === 0) return
  if (after.application === undefined && isDropped) return
  const kept = knownIn(after.application)
  const isReplaced = before.step.kind === 'replace' && after.step.kind !== 'replace'
  if (isReplaced) return
  const isSetAside = /bukan tentang pemohon yang sekarang|not of the person whom it is for now/.test(text)
  for (const [key, value] of known) {
    if (kept.get(key) === value || (isSetAside && ofPerson.has(key))) continue
    expect(kept.has(key), `${key} is gone after ${before.step.kind}: ${text}`).toBe(true)
    expect(text, `${key} changed silently`).toMatch(/diubah: dari|changed from/)
  }
}

function expectSendable(context: DialogueContext, effect: DialogueEffect): void {
  if (effect.kind !== 'submit') return
  const { submission } = effect
  const definition = context.definitions.find(({ code }) => code === submission.serviceCode)
  if (!definition) throw new Error('Unknown service')
  const today = context.now.toISOString().slice(0, 10)
  const { answers, errors } = validateAnswers(definition, submission.answers, { today })
  const sent = submission.attachments.map(({ requirement }) => requirement)
  const files = requiredAttachments(definition, submission.answers, today).filter(({ required }) => required)
  const isWhole = errors.length === 0 && files.every(({ id }) => sent.includes(id))
  // What is missing may follow; what is wrong is never sent.
  expect(
    splitMissing(
      errors.map((error) => ({ ...error, path: `answers.${error.path}` })),
      answers,
    ).wrong,
  ).toEqual([])
  if (!submission.restFollows) expect(isWhole).toBe(true)
  expect(submission.declaration).toBe(true)
  expect(submission.attachments.length).toBeLessThanOrEqual(30)
  if (definition.presence !== 'none') expect(submission.presence).toBeDefined()
}

const channels = ['whatsapp', 'sms', 'email'] as const

/** The services as if a channel carried each of them whole. */
const wholeOn = (channel: (typeof channels)[number]) =>
  definitions.map((one) => ({
    ...one,
    channels: { ...one.channels, [channel]: { level: 'complete' as const, fields: [] } },
  }))
const carriedWhole = { whatsapp: wholeOn('whatsapp'), sms: wholeOn('sms'), email: wholeOn('email') }

const fewestTurns = 25
/** What is said in a talk, and what else is so for the whole of it. */
const talks = fc.tuple(
  fc.array(anySaid, { minLength: fewestTurns, maxLength: 45, size: 'max' }),
  fc.nat(1000),
  fc.boolean(),
  fc.boolean(),
)

const codes = definitions.map(({ code }) => code)
function getDefinition(code: string): ServiceDefinition {
  return definitions.find((one) => one.code === code) ?? expect.fail(`No service ${code}`)
}
type Talk = typeof talks extends fc.Arbitrary<infer Value> ? Value : never

describe('any talk about any service', () => {
  it.each(channels)('never breaks, loses an answer or sends what is wrong (%s)', (channel) => {
    fc.assert(
      fc.property(fc.constantFrom(...codes), talks, (code, [talk, seed, identifiersByLink, isWhole]) => {
        const definition = getDefinition(code)
        const example = exampleApplication(code, seed, { today: '2026-06-30', villageCode: '65.04.01.2001' })
        let time = base
        let state: DialogueState | undefined
        const begin: DialogueInput = { kind: 'choice', id: `begin:${code}` }
        for (const said of [{ as: 'any' as const, input: begin, hours: 0 }, ...talk]) {
          time += said.hours * hour + 1000
          const context = nationContext({
            channel,
            now: new Date(time),
            identifiersByLink,
            language: languageCodes[seed % languageCodes.length] ?? 'id',
            ...(isWhole ? { definitions: carriedWhole[channel] } : {}),
          })
          const input = toInput(context, said, state)
          const turn = stepDialogue(context, state, input)
          expect(stepDialogue(context, structuredClone(state), structuredClone(input))).toEqual(turn)
          expect(DialogueState.parse(JSON.parse(JSON.stringify(turn.state)))).toEqual(turn.state)
          const text = turn.replies.map((reply) => reply.text).join('\n')
          const ids = turn.replies.flatMap(({ choices }) => choices ?? [])
          expect(ids.length).toBeLessThanOrEqual(10)
          if (state) expectNothingLost(state, turn.state, text, turn.effects, said.hours / 24)
          for (const effect of turn.effects) expectSendable(context, effect)
          if (identifiersByLink) expect(JSON.stringify(turn.state)).not.toMatch(/\d{16}/)
          state = turn.state
        }

        function toInput(context: DialogueContext, said: Said, state: DialogueState | undefined): DialogueInput {
          if (said.as === 'any') return said.input
          if (said.as === 'shown') {
            const id = state?.choices[said.number % Math.max(1, state.choices.length)]
            return id === undefined ? { kind: 'sticker' } : { kind: 'choice', id }
          }
          return state ? sayFor(context, definition, example, state) : { kind: 'text', text: 'halo' }
        }
      }),
      {
        // Each service once, whatever is drawn; a full run draws until 20,000 turns are sure.
        examples: fc.sample(talks, codes.length).map((talk, index): [string, Talk] => [codes[index] ?? '', talk]),
        numRuns: codes.length,
        stepsPerDraw: fewestTurns,
      },
    )
  })
})
