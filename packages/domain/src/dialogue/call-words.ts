import { fold } from '../language/fold'

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** To call somebody, as it is written in haste, in Malay and in English. */
const calls = setOf(
  'telepon telpon telfon telefon telephon telephone telp telpn telf tlp tlpn tlpon call phone ring kol hubungi kontak contact callback ' +
    'teleponkan telponkan telefonkan teleponin telponin menelepon menelpon menghubungi nelpon nelepon',
)
/** To be called: whom is said with it. */
const isCalled = setOf(
  'ditelepon ditelpon ditelfon ditelefon ditelp ditlp dicall dikol dihubungi dikontak called teleponlah telponlah telefonlah hubungilah',
)
const me = setOf('saya sy sya aku ku ak kami me us balik kembali back semula')
const asks = setOf(
  'tolong tlg tlong mohon minta mnta mintak harap bisa bs bisakah boleh bolehkah please pls plz can could may want mau mahu ingin pengen',
)
const courtesy = setOf(
  'pak bu bapak ibu kak kakak mas mbak bang abang min admin halo hallo hai hi hello selamat pagi siang sore malam petang assalamualaikum salam ' +
    'terima kasih terimakasih makasih trims thanks thank you dong ya yaa ye lah deh sih saja aja sahaja je dulu dahulu',
)
const besides = setOf(
  'petugas pegawai officer an the to for from dari oleh lewat untuk supaya agar di ke pada at on nomor nombor number no hp wa ini itu this saja ' +
    'sekarang segera secepatnya now soon nanti lagi juga i would like someone somebody sama dengan',
)

/** A sentence that asks for a call and says nothing else: "tolong telepon balik saya di 0812…", "please call me". */
function isRequest(sentence: string): boolean {
  const words = fold(sentence)
    .split(' ')
    .filter((word) => !/^\d+$/.test(word))
  const at = words.findIndex((word) => calls.has(word) || isCalled.has(word))
  const isPlain = words.every((word) => [calls, isCalled, me, asks, courtesy, besides].some((known) => known.has(word)))
  const isNumber = words.slice(0, at).some((word) => ['nomor', 'nombor', 'number', 'no'].includes(word))
  if (at === -1 || !isPlain || isNumber) return false
  const isAsked = words.slice(0, at).some((word) => asks.has(word))
  if (isAsked || isCalled.has(words[at] ?? '')) return true
  // "Telepon saya 0812…" may be the answer to a question for the number.
  return words.slice(at + 1).some((word) => me.has(word)) && (!/\d/.test(sentence) || words.length > 2)
}

const isCourtesy = (sentence: string): boolean =>
  fold(sentence)
    .split(' ')
    .every((word) => word === '' || /^\d+$/.test(word) || courtesy.has(word))

const sentencesOf = (text: string): string[] => text.split(/[,;!?\n]|\.(?=\s|$)/u).filter((part) => part.trim() !== '')

/** Whether a message asks for a call, and for nothing else. */
export function asksForCall(text: string): boolean {
  if (text.length > 160) return false
  const sentences = sentencesOf(text)
  return sentences.some(isRequest) && sentences.every((sentence) => isRequest(sentence) || isCourtesy(sentence))
}

/** Whether one of a message's sentences asks for a call: "saya tidak bisa mengetik, tolong telepon saya". */
export const asksForCallToo = (text: string): boolean => text.length <= 300 && sentencesOf(text).some(isRequest)
