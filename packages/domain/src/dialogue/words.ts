import { fold } from './clean-text'
import { editDistance } from './similarity'

/** What a person may say at any time. */
export type Command =
  | 'cancel'
  | 'help'
  | 'back'
  | 'menu'
  | 'repeat'
  | 'language'
  | 'english'
  | 'indonesian'
  | 'status'
  | 'person'
  | 'complaint'
  | 'queue'
  | 'skip'
  | 'later'
  | 'done'
  | 'add'
  | 'keep'
  | 'change'
  | 'begin'
  | 'link'

const commandWords: Readonly<Record<Command, readonly string[]>> = {
  cancel: ['batal', 'batalkan', 'cancel', 'dibatalkan'],
  help: ['bantuan', 'help', 'bantu', 'tolong', 'info'],
  back: ['kembali', 'back', 'mundur', 'sebelumnya'],
  menu: ['menu', 'menu utama', 'main menu', 'layanan'],
  repeat: ['ulang', 'ulangi', 'repeat', 'again'],
  language: ['bahasa', 'language', 'ganti bahasa'],
  english: ['english', 'inggris', 'bahasa inggris'],
  indonesian: ['indonesia', 'indonesian', 'bahasa indonesia'],
  status: ['status', 'lacak', 'cek status', 'track'],
  person: ['petugas', 'bicara dengan petugas', 'operator', 'officer', 'bicara dengan orang'],
  complaint: ['pengaduan', 'mengadu', 'keluhan', 'complaint', 'complain'],
  queue: ['antre', 'antri', 'antrean', 'antrian', 'nomor antrean', 'nomor antrian', 'ambil nomor', 'queue'],
  skip: ['lewati', 'skip', 'lewat', 'lewatkan', 'kosong', 'tidak ada', 'tidak punya', 'tdk ada', 'gak ada', 'none'],
  later: ['nanti', 'later', 'belum ada', 'menyusul'],
  done: ['selesai', 'done', 'cukup', 'sudah', 'finish', 'finished'],
  add: ['tambah', 'add', 'tambah lagi', 'lagi'],
  keep: ['lanjut', 'lanjutkan', 'continue', 'tetap', 'keep', 'next'],
  change: ['ubah', 'change', 'ganti', 'perbaiki'],
  begin: ['mulai', 'start', 'begin', 'mulai baru'],
  link: ['tautan', 'link', 'minta tautan'],
}

const commands = Object.entries(commandWords).flatMap(([command, words]) => words.map((word) => ({ command, word })))

function toCommand(name: string | undefined): Command | undefined {
  return Object.keys(commandWords).find((one): one is Command => one === name)
}

/** The command a whole message is, letter for letter. */
export function findCommand(text: string): Command | undefined {
  if (text.length > 60) return undefined
  const folded = fold(text).replace(/ (dong|ya|pak|bu|please|min)$/, '')
  return toCommand(commands.find(({ word }) => word === folded)?.command)
}

/** The command a message of one word nearly is: one slip, in words of five letters and more. */
export function guessCommand(text: string): Command | undefined {
  const folded = fold(text.slice(0, 60))
  if (folded.includes(' ') || folded.length < 4) return undefined
  // ANTRE is one slip from the name Andre.
  const near = commands.find(
    ({ command, word }) => command !== 'queue' && word.length >= 5 && editDistance(folded, word, 1) <= 1,
  )
  return toCommand(near?.command)
}

const yes = 'ya iya y yes yaa iyaa betul benar ok oke okay setuju sip yup true sudah bener btul ada sdh'.split(' ')
const no = 'tidak tdk bukan gak ga nggak enggak ngga engga no n t tak false blm belum salah tiada'.split(' ')

/** Yes or no as people say it; undefined when it is neither. */
export function readYesOrNo(text: string): boolean | undefined {
  const words = fold(text.slice(0, 60)).split(' ')
  const [first = ''] = words
  if (words.length > 3) return undefined
  if (words.some((word) => no.includes(word))) return false
  if (yes.includes(first)) return true
  return words.length === 1 && ['betul', 'benar', 'setuju'].some((word) => editDistance(first, word, 1) <= 1)
    ? true
    : words.length === 1 && editDistance(first, 'tidak', 1) <= 1
      ? false
      : undefined
}
