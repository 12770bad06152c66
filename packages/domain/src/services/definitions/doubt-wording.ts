import type { Localized } from '../../language/language'

/** Ends the doubts about laws, which the definitions make from the law's name. */
const fromBackground = {
  en: ': background knowledge; a province confirms it',
  id: ': dari pengetahuan umum; provinsi memastikannya',
}

/**
 * In Indonesian what the data and forms say, in English, of facts that were not verified; in both languages where the
 * English is meant for whoever reads the data. Keyed by those words.
 */
const wordings: Readonly<Record<string, string | Localized>> = {
  'when the village letter is needed (not for KK and KTP since Perpres 96/2018)':
    'kapan surat keterangan desa diperlukan (tidak untuk KK dan KTP sejak Perpres 96/2018)',
  'not asked of a person without any document, who signs F-1.04 instead; the list does not say so':
    'tidak diminta dari orang tanpa dokumen apa pun, yang menandatangani F-1.04; daftarnya tidak menyebutkan itu',
  'which card is reprinted': 'kartu mana yang dicetak ulang',
  'documents beyond the first follow from practice, no source read':
    'dokumen sesudah yang pertama mengikuti kebiasaan kantor, sumbernya belum dibaca',
  'F-1.02 also lists a statement of the cause of loss, maybe instead of the police report':
    'F-1.02 juga menyebut pernyataan sebab hilang, mungkin sebagai ganti surat kepolisian',
  'whether a photo of the family card is needed once its number is found':
    'apakah foto KK masih perlu bila nomornya sudah ditemukan',
  'enrolment may be possible outside the domicile': 'perekaman mungkin dapat dilakukan di luar domisili',
  'enrolment may be needed for the first card only': 'perekaman mungkin hanya perlu untuk kartu pertama',
  "'not married' is background knowledge": '“belum kawin” berasal dari pengetahuan umum',
  'F-1.02 names only an applicant; the child is taken as applicant':
    'F-1.02 hanya menyebut pemohon; anak dianggap sebagai pemohon',
  "a fourth box stands before the heading 'D. Surat keterangan kependudukan'; read as heading; arrival from abroad is not offered; codes ours":
    'ada kotak keempat sebelum judul “D. Surat keterangan kependudukan”; dibaca sebagai judul; kedatangan dari luar negeri tidak ditawarkan; kodenya dari kami',
  "boxes carry no numbers; the table's order is an assumption": 'kotaknya tanpa nomor; urutan tabel adalah perkiraan',
  'from one regency outside Kaltara': 'dari satu kabupaten di luar Kaltara',
  'asked for where a husband or wife is among those who arrive; the list says "if needed" only':
    'diminta bila suami atau istri ikut datang; daftarnya hanya menyebut “bila perlu”',
  'F-1.03 offers no box for arrival from abroad; its sections are left out':
    'F-1.03 tidak punya kotak untuk kedatangan dari luar negeri; bagiannya dilewati',
  'asked once, in F-1.01; F-1.03 repeats the number and a date whose meaning is unclear':
    'ditanyakan sekali, di F-1.01; F-1.03 mengulang nomornya dan sebuah tanggal yang maksudnya tidak jelas',
  'displaced or homeless people have no domicile: where they are':
    'pengungsi dan orang tanpa rumah tidak punya domisili: tempat mereka berada',
  'officers record people actively; how identity is checked was not read':
    'petugas mendata secara aktif; cara memeriksa identitas belum dibaca',
  'full names of the letters were not read': 'nama lengkap surat-suratnya belum dibaca',
  'kinds after Permendagri 96/2019, from background knowledge; a province confirms them':
    'jenis menurut Permendagri 96/2019, dari pengetahuan umum; provinsi memastikannya',
  'F-1.15 is not in this annex': 'F-1.15 tidak ada dalam lampiran ini',
  "taken as the place of stay, against the rule 'others: domicile'":
    'diambil tempat tinggal sementara, berbeda dari aturan “lainnya: domisili”',
  'services.json names a temporary address, not a document': {
    id: 'daftar layanan menyebut alamat sementara, bukan sebuah dokumen',
    en: 'the list of services names a temporary address, not a document',
  },
  'F-1.15 was not read; asked by what the record is for':
    'F-1.15 belum dibaca; ditanyakan menurut kegunaan pendataannya',
  'three boxes; decimal place not printed': 'tiga kotak; letak desimal tidak tercetak',
  'whether a deceased without NIK may be registered at once': 'apakah almarhum tanpa NIK dapat langsung didaftarkan',
  'background knowledge; a province confirms it': 'dari pengetahuan umum; provinsi memastikannya',
  "event by UU 23/2006 Art. 34; the form's region lines follow the applicant's domicile":
    'tempat peristiwa menurut UU 23/2006 Pasal 34; baris wilayah pada formulir mengikuti domisili pemohon',
  'the form does not say who of the couple is named first; the husband is taken to be':
    'formulir tidak menyebut siapa yang ditulis lebih dahulu; diambil suami',
  'a foreign spouse without a NIK cannot be the one who reports; the other spouse reports':
    'suami atau istri asing tanpa NIK tidak dapat menjadi pelapor; pasangannya yang melapor',
  'asked of both: the form prints one status and does not say whose':
    'ditanyakan kepada keduanya: formulir mencetak satu status tanpa menyebut milik siapa',
  "printed once without numbers; whose status (husband's or wife's) is not said":
    'tercetak sekali tanpa nomor; tidak disebut status suami atau istri',
  'if any, an extra list of names and birth certificates; that list is not in the annex read here':
    'bila ada, daftar tambahan nama dan akta kelahiran; daftar itu tidak ada dalam lampiran yang dibaca',
  'items 1-27 of the form (the marriage itself) are not asked again: they are on record':
    'butir 1–27 formulir (perkawinannya) tidak ditanyakan lagi: sudah tercatat',
  'taken as the decision that annuls the divorce: the form has one place for a court’s decision':
    'dianggap putusan yang membatalkan perceraian: formulir hanya punya satu tempat untuk putusan pengadilan',
  'the child’s NIK is not demanded: the form leaves it open, and a found child may have none':
    'NIK anak tidak diwajibkan: formulir membiarkannya kosong, dan anak temuan mungkin belum punya',
  'difference from courtName is not explained': {
    id: 'bedanya dengan nama pengadilan tidak dijelaskan',
    en: 'how it differs from the court’s name is not explained',
  },
  "no field of the form holds the letter's date": 'tidak ada isian formulir untuk tanggal surat',
  "'since the marriage': certificate date assumed": '“sejak perkawinan”: diambil tanggal akta',
  'oath record assumed; a decree or affidavit may count':
    'diambil berita acara sumpah; keputusan atau surat pernyataan mungkin berlaku',
  'which documents are reprinted, and whether a change of sex calls for a new NIK, was not read':
    'dokumen mana yang dicetak ulang, dan apakah perubahan jenis kelamin memerlukan NIK baru, belum dibaca',
  'domicile or the office that issued the certificate; not read': 'domisili atau kantor penerbit akta; belum dibaca',
  'who decides was not read': 'siapa yang memutuskan belum dibaca',
  'asked for with a court’s decision too: whether a head must decide then was not read':
    'diminta juga bila ada putusan pengadilan: apakah kepala tetap harus memutuskan belum dibaca',
  'the kinds of F-2.01F; F-2.04D also names adoption and giving up citizenship':
    'jenis menurut F-2.01F; F-2.04D juga menyebut pengangkatan anak dan pelepasan kewarganegaraan',
  "F-2.02A-E carry a mission's letterhead: at a regency F-2.01F should do":
    'F-2.02A–E memakai kop perwakilan RI: di kabupaten/kota seharusnya cukup F-2.01F',
  'activation may be possible at any office': 'aktivasi mungkin dapat dilakukan di kantor mana pun',
  'seeing the original on paper may be required': 'dokumen kertas aslinya mungkin harus diperlihatkan',
  'maybe the office that issued the document': 'mungkin kantor yang menerbitkan dokumen',
  'not verified': 'belum diperiksa',
}

/** A doubt in both languages. @throws on words that nobody has put into Indonesian. */
export function toDoubtWords(english: string): Localized {
  if (english.endsWith(fromBackground.en))
    return { id: `${english.slice(0, -fromBackground.en.length)}${fromBackground.id}`, en: english }
  const words = wordings[english]
  if (words === undefined) throw new Error(`No Indonesian for the doubt "${english}"`)
  return typeof words === 'string' ? { id: words, en: english } : words
}
