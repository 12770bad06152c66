/** An island and the regions on it: its name is understood, its regions are offered. */
export type Island = { name: string; codes: readonly string[] }

/**
 * Inhabited islands of Kalimantan Utara that are known by their own name: the districts that bear it (idn-area-data), and
 * Tana Lia, the district of Pulau Mandul (id.wikipedia.org/wiki/Tana_Lia,_Tana_Tidung) and its village Tanah Merah.
 */
export const kaltaraIslands: readonly Island[] = [
  { name: 'Sebatik', codes: ['65.03.01', '65.03.08', '65.03.10', '65.03.11', '65.03.12'] },
  { name: 'Nunukan', codes: ['65.03.02', '65.03.09'] },
  { name: 'Bunyu', codes: ['65.01.10'] },
  { name: 'Tarakan', codes: ['65.71'] },
  { name: 'Mandul', codes: ['65.04.03'] },
  { name: 'Tanah Merah', codes: ['65.04.03'] },
]
