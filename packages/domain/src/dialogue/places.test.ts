import { describe, expect, it, it as test } from 'vitest'
import { buildPlaceIndex, regionsIn, regionTitle } from '../places'
import { newApplication } from './application'
import type { DialogueInput } from './context'
import { nearOf } from './place-hints'
import { DialogueState } from './state'
import { allRegions, nationContext, play, testContext } from './testing'

const kk = '6503050101209901'
const context = testContext({ within: ['65'], identifiersByLink: false })
const begun = ['KTP saya hilang', 'mulai', 'Budi Santoso', '6503051708909901', kk]
const asked = play(context, begun).state

const tap = (id: string): DialogueInput => ({ kind: 'choice', id })
const answer = (...said: (string | DialogueInput)[]) => play(context, said, asked)
const titles = (played: ReturnType<typeof play>) => played.last?.choices?.map(({ title }) => title) ?? []
const villageOf = (played: ReturnType<typeof play>) => played.state?.application?.villageCode
const tail = ['Bukan; ketik lagi', 'Tidak tahu']

describe('a place is gone down to, level by level', () => {
  it('asks what the conversation of these tests is at', () => {
    expect(asked?.step).toMatchObject({ kind: 'question', key: '@village' })
  })

  it('from a city to its districts to their villages, never across', () => {
    const city = answer('Tarakan')
    expect(city.last?.text).toContain('Di KOTA TARAKAN, yang mana?')
    expect(titles(city)).toEqual(['Tarakan Barat', 'Tarakan Tengah', 'Tarakan Timur', 'Tarakan Utara', ...tail])
    const district = play(context, ['1'], city.state)
    expect(district.last?.text).toContain('Di Kec. Tarakan Barat, yang mana?')
    expect(titles(district).slice(0, 2)).toEqual(['Karang Anyar', 'Karang Rejo'])
    expect(villageOf(play(context, ['2'], district.state))).toBe('65.71.01.1002')
  })

  it.each([
    ['Tarakan Barat', 'Karang Anyar'],
    ['kab nunukan', 'Krayan'], // of which the family card is
    ['kec. nunukan', 'Nunukan Timur'],
    ['Sebatik', 'Kec. Sebatik, KABUPATEN NUNUKAN'],
    ['lng bawn', 'Long Bawan, Kec. Krayan'],
    ['trakan', 'KOTA TARAKAN, KALIMANTAN UTARA'],
  ])('%s offers %s first', (typed, first) => {
    const played = answer(typed)
    expect(titles(played)[0]).toBe(first)
    expect(titles(played).at(-1)).toBe('Tidak tahu')
    expect(villageOf(played)).toBeUndefined()
  })

  it.each([
    ['Desa Aji Kuning', 'Aji Kuning, Kec. Sebatik Tengah'],
    ['ajikuning', 'Aji Kuning, Kec. Sebatik Tengah'],
    ['long bawan krayan', 'Long Bawan, Kec. Krayan'],
  ])('%s is taken as %s', (typed, title) => {
    expect(regionTitle(context.regions, villageOf(answer(typed)) ?? '')).toBe(title)
  })

  it('in pages where much lies in it, "more" leading through all and round again', () => {
    const shown = new Set<string>()
    let played = answer('krayan')
    for (let page = 0; page < 4; page++) {
      for (const id of played.state?.choices ?? []) if (id.startsWith('answer:')) shown.add(id)
      expect(titles(played).slice(-3)).toEqual(['Pilihan lain…', ...tail])
      expect(titles(played).length).toBeLessThanOrEqual(10)
      played = play(context, ['Pilihan lain…'], played.state)
    }
    const villages = regionsIn(context.regions, '65.03.05').map(({ code }) => `answer:@village:${code}`)
    expect([...shown].sort()).toEqual(villages)
  })

  it('a name typed instead of a number is looked for in what was offered first', () => {
    expect(villageOf(answer('Karang Anyar'))).toBeUndefined()
    expect(villageOf(answer('Tarakan', 'Karang Anyar'))).toBe('65.71.01.1001')
    expect(villageOf(answer('Long Nawang', 'krayan'))).toBe('65.03.05.2039')
    // Another place altogether is meant as well.
    expect(titles(answer('Tarakan', 'Bunyu'))).toEqual(['Bunyu Barat', 'Bunyu Selatan', 'Bunyu Timur', ...tail])
  })

  it('a place tapped long ago leads down too, but not out of the region served', () => {
    expect(titles(answer(tap('answer:@village:65.71')))).toContain('Tarakan Utara')
    const elsewhere = play(testContext({ within: ['65.01'] }), [tap('answer:@village:65.71')], asked)
    expect(elsewhere.state?.application?.villageCode).toBeUndefined()
    expect(titles(elsewhere)).not.toContain('Tarakan Utara')
  })

  it('what many bear is narrowed by where it lies, and found there', () => {
    const long = answer('long')
    expect(titles(long)[0]).toBe('KABUPATEN NUNUKAN, KALIMANTAN UTARA') // the family card is of Nunukan
    const inside = play(context, ['1'], long.state)
    expect(inside.state?.choices.every((id) => !id.startsWith('answer:') || id.includes(':65.03'))).toBe(true)
    const state = DialogueState.parse(JSON.parse(JSON.stringify(inside.state)))
    const code = state.choices[0]?.split(':').at(-1) ?? ''
    const found = play(context, ['1'], state)
    expect(villageOf(found) ?? titles(found)[0]).toMatch(code.length === 13 ? code : /^Long /)
  })
})

describe('who does not know', () => {
  it('is helped by a person, and loses nothing', () => {
    for (const words of ['tidak tahu', 'ga tau', 'entah']) {
      const played = answer(words)
      expect(played.effects).toEqual([{ kind: 'person' }])
      expect(played.last?.text).toContain('Petugas kami akan membantu')
      expect(played.state?.application?.applicant.kkNumber).toBe(kk)
      expect(villageOf(play(context, ['Long Bawan'], played.state))).toBe('65.03.05.2041')
    }
  })

  it('is led on at every level: a person is called, and the district’s office named where it is known', () => {
    const played = answer('krayan', 'Tidak tahu')
    expect(played.effects).toEqual([{ kind: 'person' }])
    expect(played.last?.text).toMatch(/Petugas kami akan membantu[\s\S]*Kantor Kecamatan Krayan/)
    expect(titles(played)).not.toContain('Tidak tahu')
    expect(answer('Tarakan', 'tidak tahu').effects).toEqual([{ kind: 'person' }])
  })

  it('lets a place follow that is not the acting one', () => {
    const away = play(context, [{ kind: 'choice', id: 'begin:KTP-LD' }]).state
    const domicile = away?.application && {
      ...away,
      application: { ...away.application, scope: 'all' as const },
      step: { kind: 'question' as const, key: 'request.domicile', page: 0 },
    }
    const played = play(context, ['tidak tahu'], domicile)
    expect(played.effects).toEqual([])
    expect(played.state?.application?.closed).toContain('request.domicile')
    expect(played.last?.text).toMatch(/^Baik, menyusul: /)
  })

  it('keeps the district that was found under KIRIM DULU', () => {
    const played = answer('krayan', 'kirim dulu')
    expect(played.last?.text).toContain('Sebelum dikirim')
    expect(titles(played)).toContain('Tidak tahu')
    expect(played.last?.text).toContain('Di Kec. Krayan, yang mana?')
  })
})

describe('a place elsewhere', () => {
  const both = testContext({ within: ['65'], regions: buildPlaceIndex([...allRegions('65'), ...allRegions('64')]) })

  it('is no village here: it is said that it lies outside', () => {
    const played = play(both, ['Samarinda'], asked)
    expect(played.last?.text).toMatch(/^KOTA SAMARINDA[^.]*dilayani Dinas Dukcapil di sana/)
    expect(titles(played)).toEqual([])
    expect(villageOf(played)).toBeUndefined()
    expect(villageOf(play(both, ['Long Bawan, Krayan'], played.state))).toBe('65.03.05.2041')
  })

  it('a place here of which a name elsewhere is a part is taken', () => {
    expect(villageOf(play(both, ['Desa Aji Kuning'], asked))).toBeDefined()
    expect(titles(play(both, ['Tarakan'], asked))).toContain('Tarakan Barat')
  })

  it('two regencies at once are said, and asked about', () => {
    const played = answer('Malinau Kota Tarakan')
    expect(played.last?.text).toMatch(/^Malinau Kota, |^Kec\. Malinau Kota, KABUPATEN MALINAU dan KOTA TARAKAN/)
    expect(titles(played)).toEqual(
      expect.arrayContaining(['Kec. Malinau Kota, KABUPATEN MALINAU', 'KOTA TARAKAN, KALIMANTAN UTARA']),
    )
    expect(answer('Long Bawan, Krayan, Nunukan').last?.text).not.toContain('berlainan')
  })
})

describe('what the family card tells', () => {
  it('is put beside a home in another regency, which stays the answer', () => {
    const played = answer('Karang Balik')
    expect(villageOf(played)).toBe('65.71.01.1004')
    expect(played.last?.text).toContain('Nomor KK-nya dari KABUPATEN NUNUKAN')
    expect(answer('Long Bawan').last?.text).not.toContain('Nomor KK-nya')
  })

  it('orders places of one name', () => {
    expect(titles(answer('Long Nawang'))[0]).toBe('Long Nawang, Kec. Krayan')
  })
})

describe('places of one name are ordered', () => {
  const inKrayan = 'Long Nawang, Kec. Krayan'
  const inKayanHulu = 'Long Nawang, Kec. Kayan Hulu'
  const firstOf = (said: readonly string[], given: Parameters<typeof testContext>[0] = {}) =>
    titles(play(testContext({ within: ['65'], ...given }), [...said, 'Long Nawang']))[0]
  const unnumbered = ['KTP saya hilang', 'mulai', 'Budi Santoso', 'nanti', 'nanti']

  it('by the NIK where no family card is at hand', () => {
    const withNik = (nik: string) => ['KTP saya hilang', 'mulai', 'Budi Santoso', nik, 'nanti']
    expect(firstOf(withNik('6503051708909901'))).toBe(inKrayan)
    expect(firstOf(withNik('6502051708909901'))).toBe(inKayanHulu)
  })

  it('by the regency of the conversation where no number is', () => {
    expect(firstOf(unnumbered, { regencyCode: '65.03' })).toBe(inKrayan)
    expect(firstOf(unnumbered, { regencyCode: '65.02' })).toBe(inKayanHulu)
  })

  it('by the numbers of whom the document is about before those of the reporter', () => {
    const { definitions } = context
    const definition = definitions.find(({ code }) => code === 'AK-MATI')
    if (!definition) throw new Error('No AK-MATI')
    const application = {
      ...newApplication(definition, 'all'),
      applicant: { kkNumber: kk, nik: '6503051708909901' },
      answers: { deceased: { kkNumber: '6502050101209901' } },
    }
    expect(nearOf(context, application)).toEqual(['65.02.05', '65.03.05', '65.03.05'])
  })
})

describe('a complaint', () => {
  const written = ['pengaduan', '3', 'Petugas membentak ibu saya']
  const placed = (...said: string[]) => play(context, [...written, ...said, 'ya']).effects
  const place = (placeCode: string) => [{ kind: 'complaint', placeCode }]
  it('is known by its regency or district: no village is asked for', () => {
    expect(placed('nunukan')).toMatchObject(place('65.03'))
    expect(placed('di kantor Nunukan')).toMatchObject(place('65.03'))
    expect(placed('Krayan')).toMatchObject(place('65.03.05'))
    expect(placed('Long Bawan')).toMatchObject(place('65.03.05.2041'))
  })
  it('is in no place that a name is like', () => {
    const named = play(context, [...written, 'nama saya Marten'])
    expect(named.last?.choices ?? []).toEqual([])
    expect(named.lines.join()).toContain('belum kami temukan')
  })
  it.each(['tidak tahu', 'LEWATI', 'KIRIM'])('goes to the regency of the conversation after %s', (said) => {
    const nunukan = { ...context, regencyCode: '65.03' }
    expect(play(nunukan, [...written, said, 'ya']).effects).toMatchObject(place('65.03'))
  })
  it('asks the regency of who knows no place and has none, then helps', () => {
    const served = { ...context, within: ['65'] }
    const asked = play(served, [...written, 'tidak tahu'])
    expect(titles(asked)).toContain('KABUPATEN NUNUKAN, KALIMANTAN UTARA')
    const sent = play(served, ['KABUPATEN NUNUKAN, KALIMANTAN UTARA', 'ya'], asked.state)
    expect(sent.effects).toMatchObject(place('65.03'))
    expect(play(served, ['Tidak tahu'], asked.state).last?.text).toContain('bicara dengan petugas?')
  })
})

test('a line of an SMS whose family card is of another regency says so', () => {
  const sms = testContext({ channel: 'sms' })
  const line = (village: string) => play(sms, [`#KTP#6503051708909901#${kk}#BUDI SANTOSO#${village}#HILANG`]).last?.text
  expect(line('KARANG BALIK#TARAKAN')).toContain('Nomor KK yang punya KTP-el dari KABUPATEN NUNUKAN')
  expect(line('LONG BAWAN#KRAYAN')).not.toContain('Nomor KK-nya')
})

test('a line of an SMS goes down too', () => {
  const played = play(testContext({ channel: 'sms', within: ['65'] }), [
    `#KTP#6503051708909901#${kk}#BUDI SANTOSO#TARAKAN##HILANG`,
  ])
  expect(titles(played).slice(0, 4)).toEqual(['Tarakan Barat', 'Tarakan Tengah', 'Tarakan Timur', 'Tarakan Utara'])
})

describe('with the places of all Indonesia at hand, one province being served', () => {
  const nation = nationContext()
  const askedFor = play(nation, begun).state
  const said = (...words: string[]) => play(nation, words, askedFor)

  it.each([
    ['Makassar', 'KOTA MAKASSAR, SULAWESI SELATAN'],
    ['Kota Balikpapan', 'KOTA BALIKPAPAN, KALIMANTAN TIMUR'],
    ['Karunrung, Rappocini, Makassar', 'Karunrung, Kec. Rappocini'],
    ['73.71.13.1009', 'Karunrung, Kec. Rappocini'],
  ])('whoever lives in %s is told who serves there, and nothing is taken', (typed, place) => {
    const played = said(typed)
    expect(played.last?.text).toContain(`${place} dilayani Dinas Dukcapil di sana; di sini hanya KALIMANTAN UTARA.`)
    expect(villageOf(played)).toBeUndefined()
    expect(villageOf(play(nation, ['Long Bawan, Krayan'], played.state))).toBe('65.03.05.2041')
  })

  it.each(['Long Bawan', 'lng bawn', 'Tarakan', 'Karang Anyar', 'xyz qwrt', 'tidak tahu'])('%s is not', (typed) => {
    expect(said(typed).last?.text).not.toContain('dilayani Dinas Dukcapil di sana')
  })

  it('a choice of a place that is not served is no way round', () => {
    const played = play(nation, [tap('answer:@village:73.71.13.1009')], askedFor)
    expect(played.last?.text).toContain('Karunrung, Kec. Rappocini dilayani Dinas Dukcapil di sana')
    expect(villageOf(played)).toBeUndefined()
  })

  it('a line of an SMS and a form of an e-mail say so too', () => {
    const line = `#KTP#6503051708909901#${kk}#BUDI SANTOSO#KARUNRUNG#MAKASSAR#HILANG`
    expect(play(nationContext({ channel: 'sms' }), [line]).last?.text).toContain('Karunrung, Kec. Rappocini dilayani')
    const mail = nationContext({ channel: 'email' })
    const form = play(mail, [{ kind: 'choice', id: 'begin:KTP-GANTI' }])
    const filled = play(
      mail,
      ['Nama lengkap pemohon: Budi Santoso\nDesa/Kelurahan tempat tinggal: Karunrung, Makassar'],
      form.state,
    )
    expect(filled.lines.join('\n')).toContain('Karunrung, Kec. Rappocini dilayani Dinas Dukcapil di sana')
  })

  it('a complaint is about a place that is served', () => {
    const written = play(nation, ['pengaduan', '3', 'Petugas membentak ibu saya'])
    const elsewhere = play(nation, ['Makassar'], written.state)
    expect(elsewhere.last?.text).toContain('KOTA MAKASSAR, SULAWESI SELATAN dilayani Dinas Dukcapil di sana')
    expect(titles(play(nation, ['Long Bawan'], written.state))).toEqual(['Kirim', 'Tidak jadi'])
  })

  it('the village that somebody moves to is found wherever it lies, by what it lies in or step by step', () => {
    const from = play(nation, [{ kind: 'choice', id: 'begin:SKP' }]).state
    if (!from?.application) throw new Error('No SKP')
    const at: DialogueState = {
      ...from,
      application: { ...from.application, scope: 'all', villageCode: '65.03.05.2041' },
      step: { kind: 'question', key: 'destination.village', page: 0 },
    }
    const destinationOf = (played: ReturnType<typeof play>) => played.state?.application?.answers.destination
    const whole = play(nation, ['Karunrung, Rappocini, Makassar'], at)
    expect(destinationOf(whole)).toEqual({ village: '73.71.13.1009' })
    const city = play(nation, ['Makassar'], at)
    expect(city.last?.text).toContain('Di KOTA MAKASSAR, yang mana?')
    const district = play(nation, ['Rappocini'], city.state)
    expect(district.last?.text).toContain('Di Kec. Rappocini, yang mana?')
    expect(destinationOf(play(nation, ['Karunrung'], district.state))).toEqual({ village: '73.71.13.1009' })
    expect(titles(play(nation, ['Surabaya'], at))[0]).toBe('KOTA SURABAYA, JAWA TIMUR')
    // Where many bear the name, first those that lie near.
    expect(titles(play(nation, ['Karang Anyar'], at))[0]).toBe('KALIMANTAN UTARA')
  })
})
