import { describe, expect, it } from 'vitest'
import type { SentStep } from '../services/cases'
import { play, testContext } from './testing'

const whatsapp = testContext()
const words = (played: ReturnType<typeof play>) => played.lines.join('\n')

describe('the Sabah desk, as conversations read', () => {
  it('a child born in Tawau: what to bring, the steps in order, and the first of them begun', () => {
    const stated = play(whatsapp, ['anak saya lahir di Tawau'])
    expect(words(stated)).toMatch(
      /Anak lahir di Sabah[\s\S]*Yang dibawa:\n- Sijil kelahiran Malaysia \(.*JPN.*\)\n- Surat bukti pencatatan kelahiran \(Konsulat RI Tawau/,
    )
    expect(words(stated)).toMatch(
      /1\. Lapor peristiwa dari luar negeri\n2\. NIK – [\s\S]*3\. Akta kelahiran – [\s\S]*4\. Kartu Keluarga – [\s\S]*5\. Masuk sekolah – Untuk anak usia sekolah/,
    )
    const begun = play(whatsapp, ['1', 'mulai'], stated.state)
    expect(begun.state?.application?.serviceCode).toBe('LAPOR-LN')
    expect(begun.last?.text).toContain('Nama lengkap pemohon')
  })

  it('a missing paper: what to do, and back to the steps', () => {
    const missing = play(whatsapp, ['anak saya lahir di Tawau', '6'])
    expect(missing.last?.text).toMatch(/Bila suratnya belum ada:\n- Sijil kelahiran Malaysia: Pernah didaftarkan/)
    expect(play(whatsapp, ['kembali'], missing.state).last?.text).toContain('Langkahnya:')
    expect(play(whatsapp, ['1'], missing.state).last?.text).toContain('Langkahnya:')
  })

  it.each([
    ['1', 'LAPOR-LN'],
    ['2', 'BIO-WNI'],
    ['3', 'AK-LAHIR'],
    ['mulai langkah 4', 'KK-UBAH'],
  ])('step %s begins its own service', (said, code) => {
    const begun = play(whatsapp, ['anak saya lahir di Tawau', said])
    expect(begun.state?.application?.serviceCode ?? begun.state?.step).toEqual(
      begun.state?.application ? code : expect.objectContaining({ code }),
    )
  })

  it.each([
    ['kami kahwin di Sandakan', 'Menikah di Sabah', 'F-1.05|Sijil perkahwinan'],
    ['nikah di keninggau blm tercatat', 'Menikah di Sabah', 'Sijil perkahwinan'],
    ['bapak meninggal di lahat datu', 'Meninggal di Sabah', 'permit pengebumian'],
    ['saya dipulangkan dari Semporna tidak punya surat', 'Pulang tanpa dokumen', 'SPLP'],
    ['baru balik dari kunak', 'Pulang tanpa dokumen', 'Lapor kedatangan'],
    ['my child was born in Kota Kinabalu', 'Anak lahir di Sabah', 'Sijil kelahiran'],
    ['anak lahir di bufort', 'Anak lahir di Sabah', 'Sijil kelahiran'],
  ])('%s', (said, event, paper) => {
    const stated = words(play(whatsapp, [said]))
    expect(stated).toContain(event)
    expect(stated).toMatch(new RegExp(paper))
  })

  it('a place alone asks what happened there', () => {
    const asked = play(whatsapp, ['saya di Tawau'])
    expect(asked.last?.text).toContain('Apa yang terjadi?')
    expect(asked.last?.choices?.map(({ title }) => title)).toEqual([
      ...['Anak lahir di Sabah', 'Menikah di Sabah', 'Meninggal di Sabah', 'Pulang tanpa dokumen'],
      'Bicara dengan petugas',
    ])
    expect(words(play(whatsapp, ['2'], asked.state))).toContain('Sijil perkahwinan')
    expect(words(play(whatsapp, ['Pulang tanpa dokumen'], asked.state))).toContain('Lapor kedatangan')
  })

  it('stands in the menu among the moves', () => {
    const menu = play(whatsapp, ['menu', { kind: 'choice', id: 'group:move' }])
    expect(menu.last?.choices?.[0]).toMatchObject({ id: 'case:sabah', title: 'Urusan dari Sabah' })
    expect(play(whatsapp, ['1'], menu.state).last?.text).toContain('Apa yang terjadi?')
  })

  it('a move to Sabah, a Malaysian husband, or a child of Nunukan is none of its matters', () => {
    for (const said of [
      'pindah ke Tawau selamanya',
      'suami saya orang Sabah sudah ada ITAP',
      'anak saya lahir di Nunukan',
    ])
      expect(play(whatsapp, [said]).state?.step.kind, said).not.toBe('case')
  })

  it('is told by SMS too, and by e-mail', () => {
    for (const channel of ['sms', 'email'] as const)
      expect(words(play(testContext({ channel }), ['anak saya lahir di Tawau'])), channel).toContain('Langkahnya:')
  })

  it('is short by SMS, which is paid by its length', () => {
    const [reply] = play(testContext({ channel: 'sms' }), ['anak saya lahir di Tawau']).lines.slice(1)
    expect(reply?.length).toBeLessThan(480)
    expect(reply).toMatch(/1\. Lapor peristiwa dari luar negeri\n2\. NIK\n3\. Akta kelahiran/)
  })

  it.each(['whatsapp', 'sms'] as const)('tells by %s who gives what a school asks for', (channel) => {
    const stated = play(testContext({ channel }), ['anak saya lahir di Tawau', '5'])
    expect(stated.last?.text).toMatch(
      /^Masuk sekolah\nUntuk anak usia sekolah\.\nSurat untuk sekolah tidak diterbitkan/,
    )
    expect(play(testContext({ channel }), ['1'], stated.state).last?.text).toContain('Langkahnya:')
  })

  it('never promises a letter for schools', () => {
    const stated = words(play(whatsapp, ['saya dideportasi dari Tawau']))
    expect(stated).toContain('Masuk sekolah')
    expect(stated).not.toMatch(/surat keterangan (untuk )?sekolah/i)
  })
})

describe('a step after another of the case', () => {
  const reported: SentStep = {
    serviceCode: 'LAPOR-LN',
    applicant: { name: 'Hasnah Rahman', nik: '6503125505909901', kkNumber: '6503120101209901' },
    villageCode: '65.03.01.2001',
    answers: {
      foreignEvent: { eventKind: '1', missionOffice: 'Konsulat RI Tawau' },
      person: { name: 'Nur Aisyah Rahman' },
    },
  }
  const recorded: SentStep = {
    ...reported,
    serviceCode: 'BIO-WNI',
    answers: {
      head: { headName: 'Rahman Saleh', address: 'Jalan Lapio 3', rt: '002', rw: '001' },
      members: [
        {
          ...{ fullName: 'Nur Aisyah Rahman', sex: '2', birthPlace: 'Tawau', birthDate: '2026-03-02' },
          ...{ motherName: 'Hasnah Rahman', motherNik: '6503125505909901', fatherName: 'Rahman Saleh' },
        },
      ],
    },
  }

  /** What is offered first at each question of a step, as far as it is taken. */
  function offers(number: string, sentBefore: SentStep[]): Record<string, string> {
    const context = testContext({ sentBefore })
    const begun = play(context, ['anak saya lahir di Tawau', number, 'mulai']).state
    if (!begun?.application) throw new Error('Not begun')
    let state = { ...begun, application: { ...begun.application, scope: 'all' as const } }
    const offered: Record<string, string> = {}
    for (let turn = 0; turn < 80 && state.step.kind === 'question'; turn++) {
      const { key } = state.step
      // A choice without words is one of the form.
      const first = state.application.known?.[key] === undefined ? undefined : state.choices[0]
      if (first !== undefined) offered[key] = first.split(':').slice(2).join(':')
      const played = play(context, [first === undefined ? 'nanti' : '1'], state)
      if (!played.state?.application) throw new Error('Lost')
      state = { ...played.state, application: { ...played.state.application, scope: 'all' as const } }
    }
    return offered
  }

  const home = {
    '@name': 'Hasnah Rahman',
    '@nik': '6503125505909901',
    '@kkNumber': '6503120101209901',
    '@village': '65.03.01.2001',
  }

  it('offers who applies, where they live and who was born', () => {
    expect(offers('2', [reported])).toMatchObject({ ...home, 'members.0.fullName': 'Nur Aisyah Rahman' })
  })

  it('offers of the child and the parents what the steps before told', () => {
    expect(offers('3', [recorded, reported])).toMatchObject({
      ...home,
      'child.name': 'Nur Aisyah Rahman',
      'birth.birthPlace': 'Tawau',
      'birth.birthDate': '2026-03-02',
      'mother.name': 'Hasnah Rahman',
      'mother.nik': '6503125505909901',
    })
  })

  it('shows it in words, to be tapped; what is typed instead is the answer', () => {
    const context = testContext({ sentBefore: [reported] })
    const asked = play(context, ['anak saya lahir di Tawau', '2', 'mulai'])
    expect(asked.last?.choices?.[0]).toEqual({ id: 'answer:@name:Hasnah Rahman', title: 'Hasnah Rahman' })
    const typed = play(context, ['Siti Rahman'], asked.state)
    expect(typed.state?.application?.applicant.name).toBe('Siti Rahman')
    const village = play(context, ['1'], typed.state)
    expect(village.last?.choices?.[0]?.title).toBe('Tanjungkarang, Kec. Sebatik')
  })

  it('offers nothing of what happened otherwise, nor outside of the case', () => {
    const married = { ...reported, answers: { foreignEvent: { eventKind: '2', missionOffice: 'Konsulat RI Tawau' } } }
    expect(offers('2', [married])).toEqual({})
    const outside = play(testContext({ sentBefore: [reported] }), ['KTP saya hilang', 'mulai'])
    expect(outside.state?.application?.known).toBeUndefined()
  })
})
