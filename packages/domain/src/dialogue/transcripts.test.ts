import { describe, expect, it } from 'vitest'
import type { DialogueContext, DialogueEffect, DialogueInput } from './context'
import { stepDialogue } from './dialogue'
import type { DialogueState } from './state'
import { photo, play, testContext } from './testing'

/** What the citizen said, and what stands in the answer, choices included. */
type Exchange = [said: string | DialogueInput, answered: string | RegExp]

/** Follows a conversation and returns what the caller had to do. */
function follow(context: DialogueContext, exchanges: readonly Exchange[]): DialogueEffect[] {
  const effects: DialogueEffect[] = []
  let state: DialogueState | undefined
  for (const [said, answered] of exchanges) {
    const turn = stepDialogue(context, state, typeof said === 'string' ? { kind: 'text', text: said } : said)
    const words = turn.replies
      .flatMap(({ text, choices }) => [text, ...(choices ?? []).map(({ title }, index) => `[${index + 1} ${title}]`)])
      .join('\n')
    expect(words, `after: ${typeof said === 'string' ? said : said.kind}`).toMatch(answered)
    effects.push(...turn.effects)
    state = turn.state
  }
  return effects
}

describe('conversations as they read', () => {
  it('KTP-GANTI by SMS: a line with a wrong NIK and a village two districts have; the police report follows', () => {
    const effects = follow(testContext({ channel: 'sms' }), [
      [
        '#ktp#650305170890990#6503050101209901#budi santoso#tanjung harapan#nunukan#hilang',
        /NIK terdiri atas 16 angka[\s\S]*Contoh: KTP#\d{16}#\d{16}#BUDI SANTOSO#LONG BAWAN#KRAYAN#HILANG/,
      ],
      ['6503051708909901', 'Desa/Kelurahan tempat tinggal'],
      [
        'tanjung harapan',
        /Yang mana[\s\S]*\[1 Tanjung Harapan, Kec\. Nunukan Selatan\]\n\[2 Tanjung Harapan, Kec\. Sebatik Timur\]/,
      ],
      ['2', /1\. Nama lengkap yang punya KTP-el: budi santoso[\s\S]*menyusul:\n- Surat keterangan hilang kepolisian/],
      ['ubah 1', 'Jawaban sekarang: budi santoso'],
      ['Budi Santoso', 'diubah: dari budi santoso menjadi Budi Santoso'],
      ['YA', 'Dengan membalas YA'],
      ['YA', 'Permohonan Anda kami kirim'],
    ])
    expect(effects).toEqual([
      {
        kind: 'submit',
        submission: expect.objectContaining({
          serviceCode: 'KTP-GANTI',
          villageCode: '65.03.10.2002',
          applicant: {
            name: 'Budi Santoso',
            nik: '6503051708909901',
            kkNumber: '6503050101209901',
            phone: '+6281234567890',
          },
          attachments: [],
          restFollows: true,
        }),
      },
    ])
  })

  it('AK-LAHIR by WhatsApp, from the first word to the declaration', () => {
    const effects = follow(testContext(), [
      ['Anak saya lahir', /Akta Kelahiran[\s\S]*Siapkan:[\s\S]*\[1 Mulai\]/],
      ['mulai', 'Nama lengkap pemohon'],
      [
        'nama saya Siti Aminah NIK 6503055708909902, desa Long Bawan',
        /Yang kami pahami:[\s\S]*Long Bawan, Kec\. Krayan[\s\S]*Nomor KK/,
      ],
      ['6503 0501 0120 9901', 'Nama lengkap anak'],
      ['Andi Saputra', 'Tanggal lahir'],
      ['17 juni 2026', 'Nama ibu'],
      ['Siti Aminah', /\[1 Lanjut di sini\]/],
      ['1', 'Apakah orang tua anak diketahui?'],
      ['1', 'Ada surat keterangan lahir?'],
      ['iya', 'Pernikahan orang tua'],
      ['1', 'Jenis kelamin'],
      ['laki laki', 'NIK anak'],
      ['lewati', 'Kewarganegaraan anak'],
      ['indonesia', 'Anak masuk KK Anda'],
      ['ya', 'Hubungan anak dengan kepala keluarga'],
      ['anak', 'Agama anak'],
      ['kristen', 'Golongan darah anak'],
      ['lewati', 'Jam lahir'],
      ['7.30', 'Lahir di'],
      ['Nunukan', 'Dilahirkan di'],
      ['rumah sakit', 'Penolong kelahiran'],
      ['bidan', 'Tunggal atau kembar'],
      ['tunggal', 'Anak ke berapa?'],
      ['2', 'Berat bayi'],
      ['3,2 kg', /Berat bayi \(kg\): 3,2 kg[\s\S]*Panjang/],
      ['kembali', 'Jawaban sekarang: 3,2 kg'],
      ['3,4', 'diubah: dari 3,2 kg menjadi 3,4 kg'],
      ['50', 'NIK ibu'],
      ['lewati', 'Tempat lahir ibu'],
      ['Krayan', 'Tanggal lahir ibu'],
      ['12/3/92', '[1 12 Maret 1992]'],
      ['1', 'Kewarganegaraan ibu'],
      ['wni', 'Nama ayah'],
      ['Budi Santoso', 'NIK ayah'],
      ['tidak ada', 'Tempat lahir ayah'],
      ['lewati', 'Tanggal lahir ayah'],
      ['lewati', 'Kewarganegaraan ayah'],
      ['1', 'Saksi 1: Nama saksi'],
      ['Markus Padan', 'Saksi 1: NIK saksi'],
      ['6503051708909903', 'Saksi 2: Nama saksi'],
      ['Yohana Labo', 'Saksi 2: NIK saksi'],
      ['6503055708909904', 'Surat keterangan lahir'],
      [photo('letter-1', 'letter-2'), '2 berkas diterima: Surat keterangan lahir'],
      ['selesai', 'Buku nikah'],
      [photo('marriage'), 'Kirim lagi bila ada halaman lain'],
      ['selesai', 'Kartu Keluarga'],
      ['nanti', 'menyusul: Kartu Keluarga'],
      ['kembali', 'Kirim foto atau PDF: Kartu Keluarga'],
      [photo('card'), 'diterima: Kartu Keluarga'],
      ['selesai', 'KTP-el pelapor'],
      [photo('reporter'), 'diterima'],
      ['selesai', /8\. Nama lengkap anak: Andi Saputra[\s\S]*Semua benar\?/],
      ['ubah 8', 'Jawaban sekarang: Andi Saputra'],
      ['Andi Putra Saputra', 'diubah'],
      ['benar', 'Anda menyatakan bahwa data ini benar'],
      ['YA', 'kami kirim'],
    ])
    expect(effects).toEqual([
      {
        kind: 'submit',
        submission: expect.objectContaining({
          serviceCode: 'AK-LAHIR',
          villageCode: '65.03.05.2041',
          declaration: true,
          privacyNoticeVersion: '1',
          attachments: [
            { requirement: 'birthLetter', uploadId: 'letter-1' },
            { requirement: 'birthLetter', uploadId: 'letter-2' },
            { requirement: 'marriageProof', uploadId: 'marriage' },
            { requirement: 'familyCard', uploadId: 'card' },
            { requirement: 'reporterIdCard', uploadId: 'reporter' },
          ],
        }),
      },
    ])
  })

  it('KIA by e-mail: one form, what is wrong in one answer, files by their names', () => {
    const effects = follow(testContext({ channel: 'email', contact: { email: 'siti@contoh.id' } }), [
      ['Anak saya belum punya KIA', 'Kartu Identitas Anak'],
      ['mulai', /Nama anak: \nNIK anak: \n[\s\S]*Lampirkan/],
      [
        [
          '> Nama lengkap pemohon: Siti Aminah',
          '> NIK pemohon: 6503055708909901',
          '> Desa/kelurahan tempat tinggal: Long Bawan, Krayan',
          '> Mengapa perlu KIA (Baru / Hilang / Rusak): baru',
          '> Nama anak: Andi Saputra',
          '> NIK anak: 65030512032299',
          'No. KK anak: 6503050101209901',
          'Jenis kelamin: laki-laki',
          'Tanggal lahir: 12 Maret 2022',
          'Anda adalah: ibu',
          '--',
          'Siti',
        ].join('\n'),
        /NIK anak: NIK terdiri atas 16 angka[\s\S]*titik dua[\s\S]*\nNIK anak: \n/,
      ],
      ['NIK anak: 6503051203229902', /Lampirkan[\s\S]*- Kutipan akta kelahiran\n- KK orang tua\/wali\n- KTP-el kedua/],
      [
        {
          kind: 'files',
          files: [
            { id: 'f1', contentType: 'application/pdf', name: 'Kutipan akta kelahiran.pdf' },
            { id: 'f2', contentType: 'image/jpeg', name: 'KK orang tua.jpg' },
            { id: 'f3', contentType: 'image/heic', name: 'IMG_001.HEIC' },
          ],
        },
        /belum bisa kami buka[\s\S]*diterima: Kutipan akta kelahiran[\s\S]*diterima: KK orang tua\/wali[\s\S]*- KTP-el kedua/,
      ],
      [
        { kind: 'files', caption: 'Terlampir.', files: [{ id: 'f4', contentType: 'image/jpeg', name: 'IMG_002.jpg' }] },
        /^Terima kasih, 1 berkas diterima: KTP-el kedua[\s\S]*Semua benar\?/,
      ],
      ['Ya', 'Anda menyatakan'],
      ['Ya', 'kami kirim'],
    ])
    expect(effects).toMatchObject([
      {
        kind: 'submit',
        submission: {
          serviceCode: 'KIA',
          applicant: { name: 'Siti Aminah', email: 'siti@contoh.id' },
          answers: { child: { name: 'Andi Saputra', birthDate: '2022-03-12', relation: '2' } },
          attachments: [{ uploadId: 'f1' }, { uploadId: 'f2' }, { requirement: 'parentsIdCards', uploadId: 'f4' }],
        },
      },
    ])
  })

  it('in Malay of Sabah: the menu, its commands, the way back; what Malay lacks is Indonesian', () => {
    const effects = follow(testContext({ channel: 'whatsapp' }), [
      ['bahasa', /Pilih bahasa[\s\S]*\[1 Bahasa Indonesia\]\n\[2 English\]\n\[3 Bahasa Melayu\]/],
      ['3', /Baik, kita menggunakan Bahasa Melayu\. Sebahagian mesej masih dalam Bahasa Indonesia\./],
      ['menu', /Selamat datang ke Sipelandukilat[\s\S]*percuma[\s\S]*\[1 KTP dan KIA[\s\S]*Bercakap dengan pegawai/],
      ['bantuan', /KEMBALI: soalan sebelumnya\. LANGKAU: jika boleh kosong/],
      ['semak status', 'Tulis Nombor Permohonan'],
      ['kembali', ''],
      ['KTP saya hilang', /Sila sediakan:[\s\S]*Bila-bila masa anda boleh tulis KEMBALI[\s\S]*\[1 Mula\]/],
      ['pegawai', 'pegawai kami akan menjawab'],
      ['aduan', /Aduan anda tentang apa\?/],
      ['batal', 'Aduan tidak dihantar'],
      ['bahasa melayu', 'kita menggunakan Bahasa Melayu'],
      ['bahasa indonesia', 'kita memakai Bahasa Indonesia'],
    ])
    expect(effects).toEqual([
      { kind: 'language', language: 'ms' },
      { kind: 'person' },
      { kind: 'language', language: 'ms' },
      { kind: 'language', language: 'id' },
    ])
  })
})

describe('what a first message leads to, as people write it', () => {
  const channels = ['whatsapp', 'sms', 'email'] as const
  const cases: [said: string, answered: RegExp][] = [
    ['orang tua saya meninggal di Krayan', /^Akta Kematian\n|^Akta Kematian belum/],
    ['tolong cek status', /^Dari sini belum ada permohonan/],
    ['kami nikah adat, mau buat KK', /^Kartu Keluarga Baru\n/],
    ['akte', /Akta Kelahiran/],
    ['surat beranak anak sy ilang', /^Kutipan Akta Kedua\n/],
    [
      'mau cerai agama islam',
      /^Perceraian orang Islam diputus Pengadilan Agama[\s\S]*\[1 Kartu Keluarga Baru\][\s\S]*Bicara dengan petugas/,
    ],
    ['terima kasih banyak pak', /^Sama-sama/],
    ['jam buka kantor brp', /tulis PETUGAS/],
    ['bayar brp bikin kk', /^Semua layanan gratis/],
    ['ada calo minta uang', /^Tentang apa pengaduan Anda/],
    ['sim saya hilang', /^SIM diurus Polres \(Satpas\), bukan Disdukcapil\. Di sana diminta KTP-el/],
    ['mau bikin paspor', /^Paspor diurus Kantor Imigrasi.*akta kelahiran/],
    ['bpjs saya tidak aktif', /^BPJS diurus BPJS Kesehatan/],
    ['perpanjang stnk', /Samsat/],
    ['bayar pbb', /^PBB diurus Badan Pendapatan Daerah/],
    ['bikin npwp', /kantor pajak/],
    ['saya belum dapat bansos', /Dinas Sosial/],
    ['nik saya tidak ketemu di bpjs', /^Layanan mana/],
    ['ktp dan sim saya hilang', /^Penggantian KTP-el/],
    ['halo min', /^Selamat datang di Sipelandukilat/],
  ]

  it.each(cases)('%s', (said, answered) => {
    for (const channel of channels) expect(follow(testContext({ channel }), [[said, answered]])).toEqual([])
  })

  it.each(['kirim kertas gimana? saya bawa ke kantor desa', 'apa harus ke kantor'])(
    'by SMS nobody with papers is kept from the office: %s',
    (said) => {
      const answered = /tidak bisa dikirim lewat SMS: bawa ke kantor desa, ke loket/
      expect(follow(testContext({ channel: 'sms' }), [[said, answered]])).toEqual([])
      const elsewhere = /juga foto berkas\. Berkas kertas boleh dibawa ke kantor desa/
      expect(follow(testContext({ channel: 'whatsapp' }), [[said, elsewhere]])).toEqual([])
    },
  )

  it.each([
    ['kpn petugas turun ke kampung kami', {}],
    ['kapan petugas datang ke Long Bawan?', { placeCode: '65.03.05.2041' }],
    ['JADWAL', {}],
    ['JADWAL KRAYAN', { placeCode: '65.03.05' }],
  ])('when officers come is asked of the office: %s', (said, place) => {
    for (const channel of channels)
      expect(play(testContext({ channel }), [said]).effects).toEqual([{ kind: 'schedule', ...place }])
  })

  it('unsure, it offers three and a person', () => {
    const effects = follow(testContext(), [
      [
        'ktp sy digondok ombak',
        /Layanan mana yang Anda maksud\?\n\[1 [\s\S]*\n\[2 [\s\S]*\n\[3 [\s\S]*\n\[4 Bicara dengan petugas\]$/,
      ],
      ['4', 'petugas kami akan menjawab'],
    ])
    expect(effects).toEqual([{ kind: 'person' }])
  })
})
