import { fold } from '../language/fold'

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const erases = setOf(
  'hapus hapuskan hapusin dihapus dihapuskan menghapus penghapusan padam padamkan dipadam buang delete erase remove deleted erased removed',
)
const sees = setOf('lihat melihat tengok tunjukkan tampilkan minta salinan see show view copy')
const stores = setOf('simpan disimpan tersimpan menyimpan dipunya punya miliki stored store keep kept have hold held')
const data = setOf('data datanya informasi info percakapan chat obrolan conversation conversations information')
const mine = setOf('saya sy sya aku ku kami pribadi my mine our me personal')
const questions = setOf('apa apakah what which')
const besides = setOf(
  'tolong tlg mohon minta mau ingin boleh bisa bagaimana gimana cara caranya untuk agar supaya apa apakah saja aja sahaja yang yg di dari oleh tentang ' +
    'semua seluruh ini itu kalian anda dinas kantor sistem sini ya pak bu kak min dong kah please can could you i want to would like how do does is what ' +
    'all about of the from which that here has been are',
)

/** Whether somebody asks what is stored of them, or to see or erase it: "hapus data saya", "what data do you keep about me". */
export function asksForOwnData(text: string): boolean {
  if (text.length > 120) return false
  const words = fold(text).split(' ')
  const speaksOf = (known: ReadonlySet<string>) => words.some((word) => known.has(word))
  const isPlain = words.every((word) => [erases, sees, stores, data, mine, besides].some((known) => known.has(word)))
  const isAsked = speaksOf(erases) || speaksOf(sees) || (speaksOf(stores) && speaksOf(questions))
  return isPlain && isAsked && speaksOf(data) && speaksOf(mine)
}
