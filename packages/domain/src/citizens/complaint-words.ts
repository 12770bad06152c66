import { type ComplaintKind, isConfidentialComplaint } from './complaint'

/** Money, however it is called: what is asked of people for a service that is free. */
const money =
  /\b(uang|duit|wang|rupiah|rp|rb|ribu|juta|bayar\w*|(mem|di|ter)bayar\w*|pungut\w*|(mem|di)(p?ungut)\w*|pungli|suap|sogok\w*|(di|men?y?)(suap|sogok)\w*|amplop|upeti|palak|dipalak|peras|(mem|di)(p?eras)\w*|biaya|tarif|ongkos|imbalan|rasuah|money|brib\w*|paid|pay|paying|fees?)\b|\brp\s*\.?\d/i

/** How somebody of the office behaved. */
const conduct =
  /\b(kasar|(mem)?bentak\w*|dibentak|marah|marahi|marah2|dimarahi|memarahi|(me)?maki\w*|dimaki\w*|hina|dihina|menghina|(meng)?ancam\w*|diancam|leceh\w*|(di|me)leceh\w*|pelecehan|raba|diraba|meraba|pukul\w*|dipukul|memukul|mabuk|judes|jutek|sombong|arogan|usir|diusir|mengusir|oknum|calo|korup\w*|diskriminasi|pilih kasih|kurang ajar|(tidak|tdk|tak|gak|nggak) sopan|rude\w*|shout\w*|insult\w*|threat\w*|harass\w*|abus\w*|drunk)\b/i

/** One of the office by a name: "Petugas Fatimah", not "Petugas Dukcapil". */
const named =
  /\b[Pp](?:etugas|egawai|ejabat)(?:nya)?,?\s+(?:(?:bernama|atas nama|yang bernama|[Ii]bu|[Bb]u|[Bb]apak|[Pp]ak)\s+\p{L}|(?!(?:Dukcapil|Disdukcapil|Dinas|Desa|Kelurahan|Kecamatan|Kantor|Loket|Capil|Lapangan)\b)\p{Lu}\p{Ll})/u

/** What the words of a complaint tell that it may be about, of what its officers must not read; undefined where nothing. */
export function kindInWords(words: string): ComplaintKind | undefined {
  if (money.test(words)) return 'fee'
  return conduct.test(words) || named.test(words) ? 'conduct' : undefined
}

/**
 * The kind under which a complaint is kept: the one that was chosen, or the stricter one that its words tell. In doubt it is
 * kept from those whom it may be about, until a supervisor says otherwise.
 */
export const keptKind = (chosen: ComplaintKind, words: string): ComplaintKind =>
  isConfidentialComplaint(chosen) ? chosen : (kindInWords(words) ?? chosen)
