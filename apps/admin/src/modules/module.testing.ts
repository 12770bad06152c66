import type { ModuleRelease, ModuleRollout, RegisteredModule } from '@sipelandukilat/sdk/api/modules'

const at = '2026-09-01T02:00:00.000Z'

export const aRollout: ModuleRollout = {
  id: '01930000-0000-7000-8000-0000000000b1',
  moduleId: 'school-outreach',
  version: '0.2.0',
  provinceCode: '65',
  rules: [{ provinces: [], regencies: ['65.03'], roles: [], percentage: 25, from: null, until: null }],
  bucketBy: 'user',
  status: 'running',
  reason: null,
  verdict: null,
  createdAt: at,
  changedAt: at,
  rowVersion: 1,
}

export const aModule: RegisteredModule = {
  id: 'school-outreach',
  title: { id: 'Akta di sekolah', en: 'Certificates at school' },
  owner: 'disdukcapil-nunukan',
  ownerName: 'Pengembang Uji',
  isSystem: false,
  createdAt: at,
  latestVersion: '0.2.0',
  stable: [{ regionCode: '65', version: '0.1.0' }],
  next: [],
  pins: [],
  suspensions: [],
  grants: [{ provinceCode: '65', granted: ['read:Application'] }],
  rollouts: [],
}

export const aRelease: ModuleRelease = {
  id: '01930000-0000-7000-8000-0000000000c1',
  moduleId: 'school-outreach',
  version: '0.2.0',
  publishedAt: at,
  publishedBy: 'Pengembang Uji',
  keyId: 'ab'.repeat(16),
  isKeyRevoked: false,
  sizes: { total: 90_000, totalGzip: 30_000, entry: 40_000, entryGzip: 12_000, files: 6 },
  engines: { shell: '^0.1.0' },
  requestedScopes: ['read:Application', 'create:VisitRequest'],
  newScopes: ['create:VisitRequest'],
  changes: { id: 'Daftar sekolah dapat dicari.', en: 'Schools can be searched.' },
  check: null,
  findings: [],
  uses: [],
}
