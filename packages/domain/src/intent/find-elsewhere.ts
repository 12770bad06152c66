import { fold } from '../language/fold'
import elsewhere from './elsewhere.json'

/** What other offices give: a driving licence, a passport. */
export type ElsewhereTopic = keyof typeof elsewhere

/** In the order of the list a longer name wins: "pajak motor" is no tax number. */
const named = Object.entries(elsewhere)
  .flatMap(([topic, words]) => words.split(', ').map((words) => ({ topic: topic as ElsewhereTopic, words })))
  .toSorted((one, other) => other.words.length - one.words.length)

/** Concepts that go with anything; every other one speaks of a service of ours. */
const neutral = new Set(
  (
    'hilang rusak dilaut cetakulang biaya tidak tidakaktif terdata anak bayi cucu keluarga baru pertama selesai jadwal dimana jambuka ' +
    'buka kantor cek permohonan salam terimakasih warga foto umur17 umurbawah17 umurkecil umurdewasa luarnegeri kerja sini alamat ' +
    'ubah salah dokumen tambah setelah sementara desakami'
  ).split(' '),
)

/** A paper that is dead is out of date. */
const expired = / (?:sim|stnk|paspor|pasport|bpjs|kis|pajak)(?: \w+)? mati /

/** Which paper of another office is asked for, where nothing of ours is spoken of; undefined else. */
export function findElsewhere(text: string, concepts: readonly string[]): ElsewhereTopic | undefined {
  const said = ` ${fold(text.slice(0, 300))} `
  const isNeutral = (concept: string) => neutral.has(concept) || (concept === 'mati' && expired.test(said))
  // Who was never registered has no NIK.
  const isUnregistered = concepts.includes('terdata') && concepts.includes('tidak')
  if (isUnregistered || !concepts.every(isNeutral)) return undefined
  // A card for a telephone.
  if (/ (?:kartu sim|sim card) /.test(said)) return undefined
  return named.find(({ words }) => said.includes(` ${words} `))?.topic
}
