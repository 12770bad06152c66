type Words = { readonly id: string; readonly en: string }

const subjects: Readonly<Record<string, Words>> = {
  Application: { id: 'permohonan warga', en: 'citizens’ applications' },
  VisitRequest: { id: 'permintaan kunjungan', en: 'visit requests' },
  Conversation: { id: 'percakapan dengan warga', en: 'conversations with citizens' },
  Complaint: { id: 'pengaduan', en: 'complaints' },
  DataRequest: { id: 'permintaan data warga', en: 'citizens’ data requests' },
  QueueTicket: { id: 'nomor antrean', en: 'queue tickets' },
  Trip: { id: 'perjalanan', en: 'trips' },
  Team: { id: 'tim dan alat perekaman', en: 'teams and kits' },
  User: { id: 'akun petugas', en: 'officers’ accounts' },
  AuditEntry: { id: 'jejak audit', en: 'the audit trail' },
  Report: { id: 'laporan (angka, tanpa nama)', en: 'reports (figures, no names)' },
  Region: { id: 'wilayah dan kantor', en: 'regions and offices' },
  ModuleRecord: { id: 'catatan milik modul ini sendiri', en: 'this module’s own records' },
  Service: { id: 'definisi layanan', en: 'service definitions' },
  Module: { id: 'registri modul', en: 'the registry of modules' },
  Upstream: { id: 'server milik modul ini', en: 'this module’s own server' },
  Queue: { id: 'antrean sistem', en: 'system queues' },
}

const actions: Readonly<Record<string, Words>> = {
  read: { id: 'Membaca', en: 'Read' },
  create: { id: 'Membuat', en: 'Create' },
  update: { id: 'Mengubah', en: 'Change' },
  work: { id: 'Mengerjakan', en: 'Work on' },
  supervise: { id: 'Menyelia: menetapkan dan menyetujui', en: 'Supervise: assign and approve' },
  unmask: {
    id: 'Membuka NIK, nomor KK, dan telepon dengan alasan pada',
    en: 'Unmask NIK, KK and phone with a reason in',
  },
  readIdentifiers: { id: 'Melihat NIK, nomor KK, dan telepon pada', en: 'See NIK, KK and phone in' },
  transfer: { id: 'Mengusulkan pelimpahan', en: 'Offer transfers of' },
  decideTransfer: { id: 'Memutus pelimpahan', en: 'Decide transfers of' },
  compare: { id: 'Membandingkan', en: 'Compare' },
  plan: { id: 'Merencanakan', en: 'Plan' },
  visit: { id: 'Mencatat hasil', en: 'Record results of' },
  call: { id: 'Menghubungi', en: 'Call' },
  publish: { id: 'Menerbitkan ke', en: 'Publish to' },
  pin: { id: 'Menahan dan menghentikan dalam', en: 'Pin and suspend in' },
  manage: { id: 'Melakukan segala hal pada', en: 'Do everything with' },
}

/** What a scope lets a module do, in words; one that is not known yet is only named. */
export function scopeWords(scope: string, language: 'id' | 'en'): string {
  const [action = '', subject = ''] = scope.split(':')
  const [does, what] = [actions[action], subjects[subject]]
  return does && what ? `${does[language]} ${what[language]}` : scope
}
