import { releaseBounds } from '@sipelandukilat/contract'
import type { Finding } from '@sipelandukilat/contract/modules/check-release'
import { Problem } from '../../platform/problem'

/** Why a release is not taken: a stable code and a sentence on which its developer can act. */
export type Refusal = { readonly code: string; readonly message: { readonly id: string; readonly en: string } }

const refusal = (code: string, id: string, en: string): Refusal => ({ code, message: { id, en } })
const listed = (values: readonly string[]) => values.slice(0, 10).join(', ')

export const refusals = {
  unreadable: () =>
    refusal('archive', 'Isi kiriman bukan arsip tar yang dikompres gzip.', 'What was sent is no gzip-compressed tar.'),
  path: (name: string) =>
    refusal(
      'path',
      `Nama berkas "${name.slice(0, 100)}" tidak diterima: tanpa "..", tanpa garis miring di depan, hanya huruf, angka, titik, - dan _.`,
      `The file name "${name.slice(0, 100)}" is not accepted: no "..", no slash in front, only letters, digits, dots, - and _.`,
    ),
  link: (name: string) =>
    refusal(
      'link',
      `"${name.slice(0, 100)}" adalah tautan atau perangkat. Rilis hanya berisi berkas biasa.`,
      `"${name.slice(0, 100)}" is a link or a device. A release holds plain files only.`,
    ),
  twice: (name: string) =>
    refusal('twice', `Berkas "${name}" ada dua kali di dalam arsip.`, `The file "${name}" is in the archive twice.`),
  tooManyFiles: () =>
    refusal(
      'files',
      `Rilis paling banyak ${releaseBounds.files} berkas.`,
      `A release has at most ${releaseBounds.files} files.`,
    ),
  unpackedTooLarge: () =>
    refusal(
      'size',
      `Rilis paling besar ${releaseBounds.unpackedBytes / 1024 / 1024} MB setelah dibuka.`,
      `A release has at most ${releaseBounds.unpackedBytes / 1024 / 1024} MB unpacked.`,
    ),
  noManifest: () => refusal('manifest', 'Berkas module.json tidak ada.', 'There is no module.json.'),
  altered: (names: readonly string[]) =>
    refusal(
      'hash',
      `Isinya bukan yang tertulis dalam module.json: ${listed(names)}. Bangun ulang, lalu tanda tangani lagi.`,
      `Not what module.json says: ${listed(names)}. Build again, then sign again.`,
    ),
  unsigned: () =>
    refusal(
      'unsigned',
      'Rilis tidak ditandatangani: module.sig tidak ada atau tidak dapat dibaca.',
      'The release is not signed: module.sig is missing or cannot be read.',
    ),
  keyUnknown: (keyId: string) =>
    refusal(
      'key-unknown',
      `Kunci ${keyId} tidak terdaftar atas nama Anda. Daftarkan dengan "sipelandukilat keys create".`,
      `The key ${keyId} is not registered as yours. Register it with "sipelandukilat keys create".`,
    ),
  keyRevoked: (keyId: string) =>
    refusal(
      'key-revoked',
      `Kunci ${keyId} sudah dicabut. Pakai kunci lain.`,
      `The key ${keyId} is revoked. Use another one.`,
    ),
  keyNotValid: (keyId: string) =>
    refusal(
      'key-not-valid',
      `Kunci ${keyId} tidak berlaku pada waktu ini. Pakai kunci yang berlaku.`,
      `The key ${keyId} is not valid at this time. Use one that is.`,
    ),
  signature: () =>
    refusal(
      'signature',
      'Tanda tangan tidak cocok dengan isinya: rilis diubah setelah ditandatangani.',
      'The signature does not fit the content: the release was changed after it was signed.',
    ),
  foreignId: (id: string) =>
    refusal(
      'id-taken',
      `Nama modul "${id}" milik pihak lain. Pilih nama lain.`,
      `The module id "${id}" belongs to somebody else. Choose another one.`,
    ),
  services: (places: readonly string[]) =>
    refusal(
      'services',
      `Definisi layanan belum lengkap atau salah bentuk: ${listed(places)}. Lihat “Menambah layanan” dalam panduan.`,
      `A service definition is not whole or has the wrong form: ${listed(places)}. See “Adding a service” in the guide.`,
    ),
  serviceCodes: (codes: readonly string[]) =>
    refusal(
      'service-codes',
      `Kode layanan sudah dipakai pihak lain: ${listed(codes)}. Pilih kode lain.`,
      `These service codes are somebody else's: ${listed(codes)}. Choose others.`,
    ),
  neededScope: (scope: string) =>
    refusal(
      'scope-needed',
      `Tulis ${scope} dalam requestedScopes: yang mengizinkan harus melihatnya.`,
      `Write ${scope} into requestedScopes: those who decide must see it.`,
    ),
  schema: (what: string, words: readonly string[]) =>
    refusal(
      'schema',
      `Skema ${what} memakai yang tidak diterima di sini: ${listed(words)}. Pakai teks, angka, ya/tidak, pilihan, daftar, dan objek; tanpa regex.`,
      `The schema of ${what} uses what is not accepted here: ${listed(words)}. Use texts, numbers, booleans, choices, lists and objects; no regex.`,
    ),
  upstream: (address: string) =>
    refusal(
      'upstream',
      `Alamat server "${address}" tidak diterima: pakai https tanpa nama pengguna, kueri, atau tanda #.`,
      `The server address "${address}" is not accepted: use https without a user name, query or # part.`,
    ),
} as const

/** What the gate found that keeps a release out, each with what to do about it. */
export const toRefusals = (findings: readonly Finding[]): Refusal[] =>
  findings
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message, action }) => refusal(code, `${message.id} ${action.id}`, `${message.en} ${action.en}`))

export const refused = (reasons: readonly Refusal[]): Problem =>
  new Problem('release-refused', { errors: reasons.map(({ code, message }) => ({ path: code, message })) })
