import { describe, expect, it } from 'vitest'
import { exampleApplication } from '../examples'
import { buildPlaceIndex } from '../places'
import { definitions, findDefinition } from '../services/definitions'
import { stepDialogue } from './dialogue'
import { sayFor } from './example-citizen'
import { warnOfHome } from './place-hints'
import { sayIn } from './say'
import type { DialogueState } from './state'
import { allRegions, play, testContext } from './testing'

const regions = buildPlaceIndex(allRegions('65'))
const villageCode = '65.03.05.2041'

/** Somebody of Long Bawan who answers everything for a service, with some answers of their own. */
function answerAll(
  code: string,
  changes: Record<string, Record<string, string>>,
  until?: DialogueState['step']['kind'],
) {
  const definition = findDefinition(code)
  if (!definition) throw new Error(code)
  const everything = { level: 'complete' as const, fields: [] }
  const complete = { ...definition, channels: { ...definition.channels, whatsapp: everything } }
  const context = testContext({
    regions,
    definitions: definitions.map((one) => (one.code === code ? complete : one)),
  })
  const example = exampleApplication(code, 2, { today: '2026-06-30', villageCode })
  const answers = { ...example.answers }
  for (const [id, section] of Object.entries(changes)) answers[id] = { ...answers[id], ...section }
  let turn = stepDialogue(context, undefined, { kind: 'choice', id: `begin:${code}` })
  for (
    let said = 0;
    said < 100 && !isLed(turn.state) && turn.state.step.kind !== until && turn.effects.length === 0;
    said++
  )
    turn = stepDialogue(context, turn.state, sayFor(context, complete, { ...example, answers }, turn.state))
  return { context, turn }
}

const isLed = ({ step }: DialogueState) => step.kind === 'question' && step.leadsTo !== undefined

describe('a move within a regency', () => {
  const { context, turn } = answerAll('SKP', { destination: { village: '65.03.04.2001' } })
  const text = turn.replies.map((reply) => reply.text).join('\n')

  it('is not refused without a way: the change of the family card is offered beside the question', () => {
    expect(text).toContain('tidak memakai surat pindah')
    expect(text).toContain('Desa/Kelurahan tujuan')
    expect(turn.replies.at(-1)?.choices?.map(({ id }) => id)).toContain('begin:KK-UBAH')
  })

  it('goes on there when that is chosen', () => {
    const chosen = play(context, [{ kind: 'choice', id: 'begin:KK-UBAH' }, 'ya'], turn.state)
    expect(chosen.state?.application?.serviceCode).toBe('KK-UBAH')
  })
})

describe('a death', () => {
  it('asks where the deceased lived, and does not doubt that by the reporter’s own family card', () => {
    const begun = play(testContext({ regions }), [
      ...['ayah saya meninggal', 'mulai', 'Yakub Lalung', '6571011708809901', '6571010101209901'],
    ])
    expect(begun.last?.text).toContain('tempat tinggal almarhum/ah')
    expect(begun.last?.text).toContain('Bukan tempat tinggal pelapor')
    const placed = play(testContext({ regions }), ['Long Bawan, Krayan'], begun.state)
    expect(placed.lines.join('\n')).not.toContain('Nomor KK-nya dari')
  })

  it.each([
    ['family card', { kkNumber: '6571010101209901' }, 'Nomor KK-nya dari KOTA TARAKAN'],
    ['NIK', { nik: '6571011708499901', kkNumber: 'lewati' }, 'NIK-nya dari KOTA TARAKAN'],
  ])('warns by the %s of the deceased, and goes on', (_, deceased, warning) => {
    const { context, turn } = answerAll('AK-MATI', { deceased }, 'review')
    const { application } = turn.state
    const definition = findDefinition('AK-MATI')
    if (!application || !definition) throw new Error('No application')
    expect(warnOfHome(context, definition, application, sayIn('id'))).toContain(warning)
    expect(turn.replies.map(({ text }) => text).join('\n')).toContain('almarhum/ah dari KOTA TARAKAN, bukan dari')
    expect(play(context, ['ya'], turn.state).state?.step.kind).toBe('declaration')
  })
})
