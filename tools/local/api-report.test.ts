import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makeReport, reportFile } from './api-report.mjs'

test('the report of what a module can touch is that of the present sources (npm run api:report)', () => {
  const report = makeReport()
  expect(report).toContain('export declare function defineModule')
  expect(readFileSync(reportFile, 'utf8')).toBe(report)
})
