import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { definitions } from '../services/definitions'
import { exampleLine, parseSmsLine } from './sms-line'
import { testContext } from './testing'

const context = testContext({ channel: 'sms' })
const nik = '6503051708909901'
const kk = '6503050101209901'
const whole = { '@nik': nik, '@kkNumber': kk, '@name': 'BUDI SANTOSO', '@village': '65.03.05.2041' }

describe('the line people know', () => {
  it.each([
    `#KTP#${nik}#${kk}#BUDI SANTOSO#LONG BAWAN#KRAYAN#HILANG`,
    `KTP#${nik}#${kk}#BUDI SANTOSO#LONG BAWAN#KRAYAN#HILANG`,
    ` # KTP # ${nik} # ${kk} # BUDI SANTOSO # LONG BAWAN # KRAYAN # HILANG # `,
    `KTP*${nik}*${kk}*BUDI SANTOSO*LONG BAWAN*KRAYAN*HILANG`,
    `KTP;${nik};${kk};BUDI SANTOSO;LONG BAWAN;KRAYAN;HILANG`,
    `KTP\n${nik}\n${kk}\nBUDI SANTOSO\nLONG BAWAN\nKRAYAN\nHILANG`,
    `KTP ${nik}#${kk}#BUDI SANTOSO#LONG BAWAN#KRAYAN#HILANG`,
    `KTP#6503 0517 0890 9901#6503.0501.0120.9901#BUDI SANTOSO#Ds Long Bawn#kec. krayan#hilang`,
  ])('%j', (text) => {
    const line = parseSmsLine(context, text)
    expect(line).toMatchObject({ kind: 'line', serviceCode: 'KTP-GANTI', problems: [], several: {}, notes: [] })
    expect(line.kind === 'line' && line.values).toEqual({ ...whole, 'request.cause': expect.any(String) })
  })

  it('keeps names as they were typed, and knows lower case', () => {
    const line = parseSmsLine(context, `ktp#${nik}#${kk}#budi santoso#long bawan#krayan#rusak`)
    expect(line.kind === 'line' && line.values['@name']).toBe('budi santoso')
  })

  it.each([
    ['HILANG', 'KTP-GANTI'],
    ['rusk', 'KTP-GANTI'],
    ['hilang di sungai', 'KTP-GANTI'],
    ['pemula', 'KTP-BARU'],
    ['rekam', 'KTP-REKAM'],
    ['luar domisili', 'KTP-LD'],
  ])('is told apart by its reason: %s', (reason, code) => {
    // "rusk" is too short to be sure of: it is asked.
    const line = parseSmsLine(context, `KTP#${nik}#${kk}#BUDI#LONG BAWAN#KRAYAN#${reason}`)
    if (reason === 'rusk') expect(line.kind).toBe('which')
    else expect(line).toMatchObject({ kind: 'line', serviceCode: code })
  })

  it('asks which service where nothing tells', () => {
    expect(parseSmsLine(context, `KK#${nik}#${kk}#BUDI#LONG BAWAN#KRAYAN`)).toEqual({
      kind: 'which',
      candidates: ['KK-BARU', 'KK-UBAH', 'KK-GANTI'],
    })
    expect(parseSmsLine(context, `KK#${nik}#${kk}#BUDI#LONG BAWAN#KRAYAN`, 'KK-GANTI')).toMatchObject({
      serviceCode: 'KK-GANTI',
    })
  })

  it('puts parts to their places when one was left out', () => {
    const line = parseSmsLine(context, `KTP#${nik}#BUDI SANTOSO#LONG BAWAN#KRAYAN#HILANG`)
    expect(line).toMatchObject({ values: { '@nik': nik, '@name': 'BUDI SANTOSO', '@village': '65.03.05.2041' } })
    expect(line.kind === 'line' && line.values['@kkNumber']).toBeUndefined()
  })

  it('says what is wrong, with an example that is right', () => {
    const line = parseSmsLine(context, `KTP#650305170890#${kk}#BUDI#LONG BAWAN#KRAYAN#HILANG`)
    if (line.kind !== 'line') throw new Error('Not a line')
    expect(line.problems).toEqual([
      { key: '@nik', message: { id: expect.stringContaining('16 angka'), en: expect.stringContaining('16 digits') } },
    ])
    expect(parseSmsLine(context, line.example)).toMatchObject({ kind: 'line', problems: [] })
  })

  it('asks which village where three have the name', () => {
    const line = parseSmsLine(context, `KTP#${nik}#${kk}#BUDI#TANJUNG#NUNUKAN#HILANG`)
    expect(line.kind === 'line' && line.several['@village']?.options.length).toBeGreaterThan(2)
  })

  it('is no line without keyword or separators', () => {
    for (const text of ['', '#', 'halo', 'KTP saya hilang', 'nama#saya#budi#x', `NIK ${nik}`, 'KTP'])
      expect(parseSmsLine(context, text).kind, text).toBe('not-a-line')
  })

  it.each(definitions.flatMap((one) => (one.sms ? [[one.code, { ...one, sms: one.sms }] as const] : [])))(
    'of %s is read back from its own example without a problem',
    (code, definition) => {
      const line = parseSmsLine(context, exampleLine(definition), code)
      expect(line).toMatchObject({ kind: 'line', serviceCode: code, problems: [], several: {} })
      const isPlaced = definition.sms.fields.includes('@village')
      if (isPlaced) expect(line.kind === 'line' && line.values['@village']).toBe('65.03.05.2041')
    },
  )

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom('KTP#', 'KK*', '#LAHIR#', ''),
        (text, start) => {
          expect(['line', 'which', 'not-a-line']).toContain(parseSmsLine(context, start + text).kind)
        },
      ),
      { numRuns: 200 },
    )
  })
})
