import type { Localized } from '../../language/language'

/** What each service is called and does, in the words of the people who need it. */
export const titles: Readonly<Record<string, { title: Localized; summary: Localized }>> = {
  'BIO-WNI': {
    title: { id: 'Pencatatan Biodata (NIK baru)', en: 'Registration of biodata (new NIK)' },
    summary: { id: 'Untuk orang yang belum punya NIK.', en: 'For people who have no NIK yet.' },
  },
  'BIO-UBAH': {
    title: { id: 'Perubahan Biodata', en: 'Change of biodata' },
    summary: {
      id: 'Memperbarui pendidikan, pekerjaan, agama, atau data lain yang salah.',
      en: 'Bringing education, occupation, religion or wrong data up to date.',
    },
  },
  'KK-BARU': {
    title: { id: 'Kartu Keluarga Baru', en: 'New family card' },
    summary: {
      id: 'Untuk keluarga baru, pisah KK, atau ganti kepala keluarga.',
      en: 'For a new family, a split or a new head of family.',
    },
  },
  'KK-UBAH': {
    title: { id: 'Perubahan Kartu Keluarga', en: 'Change of the family card' },
    summary: {
      id: 'Anggota keluarga bertambah, berkurang, menumpang, pindah alamat, atau datanya berubah.',
      en: 'A family member came, left, joins, has changed data, or the family moves within the regency.',
    },
  },
  'KK-GANTI': {
    title: { id: 'Kartu Keluarga Hilang atau Rusak', en: 'Family card lost or damaged' },
    summary: { id: 'Mencetak ulang KK yang hilang atau rusak.', en: 'A new print of a lost or damaged family card.' },
  },
  'KTP-BARU': {
    title: { id: 'KTP-el Baru', en: 'New identity card (KTP-el)' },
    summary: {
      id: 'KTP-el pertama, bagi yang berumur 17 tahun atau sudah menikah.',
      en: 'The first identity card, at 17 or after marriage.',
    },
  },
  'KTP-REKAM': {
    title: { id: 'Perekaman KTP-el', en: 'Enrolment for the identity card' },
    summary: { id: 'Merekam foto, sidik jari, dan iris mata.', en: 'Recording photo, fingerprints and iris.' },
  },
  'KTP-GANTI': {
    title: { id: 'Penggantian KTP-el', en: 'Replacement of the identity card' },
    summary: {
      id: 'KTP-el hilang, rusak, atau datanya berubah.',
      en: 'Identity card lost, damaged, or its data changed.',
    },
  },
  'KTP-LD': {
    title: { id: 'KTP-el Luar Domisili', en: 'Identity card away from home' },
    summary: {
      id: 'Mengganti KTP-el di tempat Anda berada sekarang.',
      en: 'Replacing the identity card where you are now.',
    },
  },
  'KTP-OA': {
    title: { id: 'KTP-el Orang Asing', en: 'Identity card of a foreigner' },
    summary: { id: 'Untuk pemegang izin tinggal tetap (ITAP).', en: 'For holders of a permanent stay permit (ITAP).' },
  },
  KIA: {
    title: { id: 'Kartu Identitas Anak (KIA)', en: 'Child identity card (KIA)' },
    summary: { id: 'Kartu identitas untuk anak di bawah 17 tahun.', en: 'Identity card for children under 17.' },
  },
  SKP: {
    title: { id: 'Surat Keterangan Pindah', en: 'Moving letter' },
    summary: {
      id: 'Untuk pindah ke kabupaten, kota, atau provinsi lain. Di kabupaten/kota yang sama cukup Perubahan Kartu Keluarga.',
      en: 'For moving to another regency, city or province. Within the same one a change of the family card is enough.',
    },
  },
  SKDTG: {
    title: { id: 'Pindah Datang', en: 'Moving in' },
    summary: {
      id: 'Melapor setelah pindah, untuk KK dan KTP-el baru.',
      en: 'Reporting after a move, for a new family and identity card.',
    },
  },
  SKPLN: {
    title: { id: 'Pindah ke Luar Negeri', en: 'Moving abroad' },
    summary: {
      id: 'Surat pindah bagi WNI yang menetap di luar negeri.',
      en: 'Moving letter for citizens going abroad.',
    },
  },
  SKDLN: {
    title: { id: 'Datang dari Luar Negeri', en: 'Return from abroad' },
    summary: {
      id: 'Untuk WNI yang pulang, juga tanpa dokumen.',
      en: 'For citizens who return, also without documents.',
    },
  },
  SKTT: {
    title: { id: 'Surat Keterangan Tempat Tinggal', en: 'Residence letter' },
    summary: { id: 'Untuk orang asing pemegang ITAS.', en: 'For foreigners with a limited stay permit (ITAS).' },
  },
  RENTAN: {
    title: { id: 'Pendataan Penduduk Rentan', en: 'Registration of people without documents' },
    summary: { id: 'Untuk warga yang tidak punya dokumen apa pun.', en: 'For residents who have no documents at all.' },
  },
  NONPERM: {
    title: { id: 'Pendaftaran Penduduk Nonpermanen', en: 'Registration of non-permanent residents' },
    summary: { id: 'Untuk yang tinggal sementara tanpa pindah.', en: 'For a temporary stay without moving.' },
  },
  'AK-LAHIR': {
    title: { id: 'Akta Kelahiran', en: 'Birth certificate' },
    summary: {
      id: 'Sekaligus KK baru dan KIA; tidak perlu mengajukan lagi.',
      en: 'Together with a new family card and child card; no need to apply again.',
    },
  },
  LAHIRMATI: {
    title: { id: 'Surat Keterangan Lahir Mati', en: 'Stillbirth letter' },
    summary: { id: 'Mencatat bayi yang lahir mati.', en: 'Registering a stillbirth.' },
  },
  'AK-MATI': {
    title: { id: 'Akta Kematian', en: 'Death certificate' },
    summary: {
      id: 'Sekaligus KK baru dan KTP-el suami atau istri yang ditinggalkan.',
      en: 'Together with a new family card and the surviving spouse’s identity card.',
    },
  },
  'AK-KAWIN': {
    title: { id: 'Akta Perkawinan', en: 'Marriage certificate' },
    summary: {
      id: 'Untuk yang menikah di luar agama Islam atau penghayat kepercayaan.',
      en: 'For marriages of other faiths than Islam.',
    },
  },
  'BTL-KAWIN': {
    title: { id: 'Pembatalan Perkawinan', en: 'Annulment of a marriage' },
    summary: { id: 'Mencatat putusan pengadilan.', en: 'Registering the court’s decision.' },
  },
  'AK-CERAI': {
    title: { id: 'Akta Perceraian', en: 'Divorce certificate' },
    summary: { id: 'Mencatat putusan cerai pengadilan.', en: 'Registering the court’s divorce decision.' },
  },
  'BTL-CERAI': {
    title: { id: 'Pembatalan Perceraian', en: 'Annulment of a divorce' },
    summary: { id: 'Mencatat putusan pengadilan.', en: 'Registering the court’s decision.' },
  },
  ANGKAT: {
    title: { id: 'Pengangkatan Anak', en: 'Adoption' },
    summary: { id: 'Catatan pinggir pada akta kelahiran anak.', en: 'A note on the child’s birth certificate.' },
  },
  AKU: {
    title: { id: 'Pengakuan Anak', en: 'Acknowledgement of a child' },
    summary: { id: 'Ayah mengakui anaknya, disetujui ibu.', en: 'A father acknowledges his child, with the mother.' },
  },
  SAH: {
    title: { id: 'Pengesahan Anak', en: 'Legitimation of a child' },
    summary: {
      id: 'Untuk anak yang lahir sebelum perkawinan orang tuanya dicatat.',
      en: 'For a child born before the parents’ marriage was registered.',
    },
  },
  'UB-NAMA': {
    title: { id: 'Perubahan Nama', en: 'Change of name' },
    summary: { id: 'Mencatat nama baru dari penetapan pengadilan.', en: 'Registering a new name by court ruling.' },
  },
  'UB-WN': {
    title: { id: 'Perubahan Kewarganegaraan', en: 'Change of citizenship' },
    summary: { id: 'Mencatat perubahan status kewarganegaraan.', en: 'Registering a change of citizenship.' },
  },
  'UB-PPL': {
    title: { id: 'Peristiwa Penting Lainnya', en: 'Another vital event' },
    summary: {
      id: 'Mencatat perubahan lain dari penetapan pengadilan.',
      en: 'Registering another change by court ruling.',
    },
  },
  BETUL: {
    title: { id: 'Pembetulan Akta', en: 'Correction of a certificate' },
    summary: { id: 'Membetulkan salah tulis pada akta.', en: 'Correcting a clerical error on a certificate.' },
  },
  BATAL: {
    title: { id: 'Pembatalan Akta', en: 'Cancellation of a certificate' },
    summary: { id: 'Untuk akta yang ganda atau tidak sah.', en: 'For a certificate that is double or not valid.' },
  },
  TERBIT2: {
    title: { id: 'Kutipan Akta Kedua', en: 'Reissued certificate' },
    summary: { id: 'Mengganti akta yang hilang atau rusak.', en: 'Replacing a lost or damaged certificate.' },
  },
  'LAPOR-LN': {
    title: { id: 'Pelaporan Peristiwa dari Luar Negeri', en: 'Report of an event abroad' },
    summary: {
      id: 'Kelahiran, perkawinan, dan lainnya di luar negeri.',
      en: 'A birth, marriage or other event abroad.',
    },
  },
  IKD: {
    title: { id: 'Identitas Kependudukan Digital', en: 'Digital identity' },
    summary: { id: 'KTP digital di ponsel.', en: 'The identity card on a phone.' },
  },
  LEGAL: {
    title: { id: 'Legalisir Dokumen', en: 'Legalized copy' },
    summary: {
      id: 'Dokumen dengan tanda tangan elektronik tidak perlu dilegalisir.',
      en: 'Documents with an electronic signature need none.',
    },
  },
}
