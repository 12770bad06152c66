/** What the system says in a conversation beside the dialogue's own words. No name and no identifier: phones are shared. */
export const saying = {
  draftLink: {
    id: (link: string, until: string) =>
      `Yang sudah Anda sampaikan kami simpan. Lengkapi sisanya lewat tautan ini (berlaku sampai ${until}, satu kali kirim):\n${link}\nTidak bisa membuka tautan? Datang ke kantor desa atau kantor Disdukcapil, atau balas PETUGAS.`,
    en: (link: string, until: string) =>
      `We kept what you told us. Add the rest by this link (valid until ${until}, for one submission):\n${link}\nCannot open links? Go to the village office or the civil registry office, or reply PETUGAS.`,
  },
  fileLink: {
    id: (link: string, until: string) => `Berkas dari petugas, dapat dibuka satu kali sampai ${until}: ${link}`,
    en: (link: string, until: string) => `A file from the officer, to be opened once until ${until}: ${link}`,
  },
  fileNotReady: {
    id: 'Berkas ini belum selesai diunggah atau sudah dipakai. Lampirkan lagi.',
    en: 'This file is not finished or was used already. Attach it again.',
  },
  fileTwice: {
    id: 'Satu berkas dilampirkan dua kali.',
    en: 'One file is attached twice.',
  },
  correctionTaken: {
    id: (number: string) =>
      `Perbaikan untuk ${number} sudah kami terima. Terima kasih; petugas melanjutkan pemeriksaan.`,
    en: (number: string) => `We have received the correction for ${number}. Thank you; an officer goes on checking.`,
  },
  correctionRest: {
    id: (link: string) =>
      `Sebagian perbaikan tidak bisa dikirim di sini. Buka permohonan dengan nomor dan PIN untuk melengkapinya: ${link}`,
    en: (link: string) =>
      `Part of the correction cannot be sent here. Open the application with its number and PIN to add it: ${link}`,
  },
  surveyTaken: {
    id: 'Terima kasih atas penilaian Anda.',
    en: 'Thank you for your rating.',
  },
  complaintTaken: {
    id: (number: string, pin: string, by: string, link: string) =>
      `Pengaduan diterima. Nomor: ${number}. PIN: ${pin}. Kami menjawab paling lambat ${by} dan memberi tahu Anda di sini. Baca jawabannya dengan nomor dan PIN: ${link}`,
    en: (number: string, pin: string, by: string, link: string) =>
      `Your complaint was received. Number: ${number}. PIN: ${pin}. We answer by ${by} and tell you here. Read the answer with the number and PIN: ${link}`,
  },
  complaintNumberUnknown: {
    id: 'Nomor permohonan itu tidak kami kenal. Balas KEMBALI, lalu tulis nama desa dan kecamatan.',
    en: 'We do not know that tracking number. Reply BACK, then write the village and its district.',
  },
  /** Stands in a conversation, which officers read, for what a citizen says of a complaint. */
  complaintHidden: {
    id: '(bagian dari pengaduan)',
    en: '(part of a complaint)',
  },
  followWrong: {
    id: 'Nomor permohonan dan PIN ini tidak cocok. Lihat kembali tanda terima Anda.',
    en: 'This number and PIN do not match. Look at your receipt again.',
  },
  statusIs: {
    id: (status: string, since: string) => `Status: ${status} (sejak ${since}).`,
    en: (status: string, since: string) => `Status: ${status} (since ${since}).`,
  },
  handledBy: {
    id: (regency: string) => `Ditangani oleh ${regency}.`,
    en: (regency: string) => `Handled by ${regency}.`,
  },
  dueBy: {
    id: (date: string) => `Perkiraan selesai: ${date}.`,
    en: (date: string) => `Expected by: ${date}.`,
  },
  followLink: {
    id: (link: string) => `Selengkapnya dengan nomor dan PIN: ${link}`,
    en: (link: string) => `More with the number and PIN: ${link}`,
  },
} as const
