const REGENCIES = ['bulungan', 'malinau', 'nunukan', 'tanatidung', 'tarakan']

/** @type {[string, string][]} account and role */
const PROVINCE_ACCOUNTS = [
  ['system@platform.test', 'platform_admin'],
  ['admin@kaltara.test', 'province_admin'],
  ['viewer@kaltara.test', 'province_viewer'],
  ['coordinator@kaltara.test', 'trip_coordinator'],
  ['auditor@kaltara.test', 'auditor'],
  ['developer@kaltara.test', 'module_developer'],
]

/** @type {[string, string][]} first part of an account in each regency, and role */
const REGENCY_ACCOUNTS = [
  ['admin', 'regency_admin'],
  ['supervisor', 'supervisor'],
  ['head', 'office_head'],
  ['intake', 'intake_officer'],
  ['field', 'field_officer'],
  ['village', 'village_registrar'],
]

/**
 * Tells where everything is and, for the demonstration only, who can sign in.
 * @param {ReturnType<typeof import('./report.mjs').createReport>} report
 * @param {import('./settings.mjs').Settings} settings
 * @param {Record<string, number>} ports of the simulated channels
 */
export function printWelcome(report, { publicUrl, seed, demoPassword }, ports) {
  const lines = [
    '',
    `Sipelandukilat is ready after ${report.elapsed()}.`,
    '',
    ...table([
      ['Portal warga / citizens', publicUrl],
      ['Petugas / officers', `${publicUrl}/app`],
      ['API', `${publicUrl}/api/docs`],
      ...(seed === 'demo'
        ? [['WhatsApp, SMS, e-mail (HP warga / citizen’s phone)', `http://127.0.0.1:${ports.phone}`]]
        : []),
      ['Surat keluar / outgoing mail', `http://127.0.0.1:${ports.mail}`],
    ]),
  ]
  if (seed === 'demo') {
    lines.push('', `Demonstration accounts, password ${demoPassword}`, ...table(PROVINCE_ACCOUNTS))
    lines.push(...table(REGENCY_ACCOUNTS.map(([name, role]) => [`${name}@REGENCY.test`, role])))
    lines.push(`  REGENCY is one of ${REGENCIES.join(', ')}`)
  }
  lines.push('', 'Ctrl-C stops everything.')
  report.write(lines.join('\n'))
}

/**
 * @param {string[][]} rows of two cells
 * @returns {string[]}
 */
function table(rows) {
  const width = Math.max(...rows.map(([first = '']) => first.length))
  return rows.map(([first = '', second = '']) => `  ${first.padEnd(width)}  ${second}`)
}
