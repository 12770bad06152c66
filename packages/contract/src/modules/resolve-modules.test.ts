import { roles } from '@sipelandukilat/access'
import { placeOf } from '@sipelandukilat/domain'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../canonical-json'
import { ModuleManifest, toBootModule } from './boot'
import type { TargetingRule } from './module-registry-shapes'
import {
  DecisionReason,
  decisionWords,
  type ModuleFacts,
  type ReleaseFacts,
  type ResolveContext,
  resolve,
  resolveModule,
} from './resolve-modules'
import { bucketOf, isReached, isWidening } from './rollout-reach'

const runs = 1_000
const provinces = ['65', '64'] as const
const regencies = ['65.01', '65.03', '64.01', '64.72'] as const
const releaseIds = ['r1', 'r2', 'r3', 'r4'] as const
const now = new Date('2026-09-14T02:00:00Z')

const releaseOf = (id: string, unfit: ReleaseFacts['unfit']): ReleaseFacts => {
  const version = `${id.slice(1)}.0.0`
  return {
    id,
    version,
    unfit,
    boot: toBootModule(
      {
        id: 'uji',
        version,
        title: { id: 'Uji', en: 'Test' },
        owner: 'uji',
        engines: { shell: '^0.1.0' },
        requestedScopes: [],
        contributes: ModuleManifest.shape.contributes.parse({ routes: ['/uji'] }),
        entry: 'remoteEntry.js',
        container: 'uji',
        files: [{ path: 'remoteEntry.js', integrity: `sha384-${'A'.repeat(64)}` }],
        builtAgainst: {},
      },
      `/modules/uji/${version}`,
    ),
  }
}

const percentage = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100)
const instant = fc
  .integer({ min: -5, max: 5 })
  .map((hours) => new Date(now.getTime() + hours * 3_600_000).toISOString())

const rule: fc.Arbitrary<TargetingRule> = fc.record({
  provinces: fc.subarray([...provinces]),
  regencies: fc.subarray([...regencies]),
  roles: fc.subarray(roles.slice(0, 4)),
  percentage,
  from: fc.option(instant),
  until: fc.option(instant),
})
const rollout = fc.record({
  id: fc.uuid(),
  provinceCode: fc.constantFrom('', ...provinces),
  releaseId: fc.constantFrom(...releaseIds),
  rules: fc.array(rule, { minLength: 1, maxLength: 3 }),
  bucketBy: fc.constantFrom('region' as const, 'user' as const),
})
const placed = (codes: readonly string[]) =>
  fc.uniqueArray(fc.record({ code: fc.constantFrom(...codes), releaseId: fc.constantFrom(...releaseIds) }), {
    selector: ({ code }) => code,
    maxLength: 4,
  })
const facts: fc.Arbitrary<ModuleFacts> = fc
  .record({
    suspendedIn: fc.uniqueArray(fc.constantFrom('', ...provinces, ...regencies), { maxLength: 2 }),
    pins: placed([...provinces, ...regencies]),
    rollouts: fc.array(rollout, { maxLength: 3 }),
    stable: placed(['', ...provinces]),
    earlier: placed(['', ...provinces]),
    unfit: fc.tuple(
      ...releaseIds.map(() => fc.constantFrom<ReleaseFacts['unfit']>(null, null, null, 'key', 'signature', 'shell')),
    ),
    missing: fc.subarray([...releaseIds], { maxLength: 1 }),
  })
  .map(({ unfit, missing, pins, stable, earlier, ...rest }) => ({
    ...rest,
    id: 'uji',
    pins: pins.map(({ code, releaseId }) => ({ regionCode: code, releaseId })),
    stable: stable.map(({ code, releaseId }) => ({ provinceCode: code, releaseId })),
    earlier: earlier.map(({ code, releaseId }) => ({ provinceCode: code, releaseId })),
    releases: new Map(
      releaseIds.flatMap((id, index) =>
        missing.includes(id) ? [] : [[id, releaseOf(id, unfit[index] ?? null)] as const],
      ),
    ),
  }))
const context: fc.Arbitrary<ResolveContext> = fc
  .record({
    userId: fc.uuid(),
    roles: fc.subarray(roles.slice(0, 4)),
    regencyCode: fc.constantFrom('', ...regencies),
    home: fc.constantFrom('', ...provinces),
  })
  .map(({ home, ...rest }) => ({
    ...rest,
    provinceCode: placeOf(rest.regencyCode).provinceCode || home,
    now,
    shellVersion: '0.1.0',
    language: 'id' as const,
    overrides: new Map<string, string>(),
  }))

describe('which release a caller gets', () => {
  it('is the same for the same registry and context', () => {
    fc.assert(
      fc.property(facts, context, (one, who) => {
        expect(canonicalJson(resolve([one], who))).toBe(canonicalJson(resolve([structuredClone(one)], { ...who })))
      }),
      { numRuns: runs },
    )
  })

  it('is never one of a suspended module, whatever else stands', () => {
    let suspended = 0
    fc.assert(
      fc.property(facts, context, (one, who) => {
        const isSuspended = one.suspendedIn.some(
          (code) => code === '' || code === who.provinceCode || code === who.regencyCode,
        )
        if (!isSuspended) return
        suspended += 1
        const { bootManifest, decisions } = resolve([one], who)
        expect(bootManifest.modules).toEqual([])
        expect(decisions[0]?.reason).toMatch(/^suspended-/)
      }),
      { numRuns: runs },
    )
    expect(suspended).toBeGreaterThan(runs / 20)
  })

  it('is never a release that is not fit, and nothing is given where none is', () => {
    fc.assert(
      fc.property(facts, context, fc.option(fc.constantFrom(...releaseIds)), (one, who, preview) => {
        const overrides = new Map(preview ? [['uji', preview]] : [])
        const { boot, decision } = resolveModule(one, { ...who, overrides })
        if (boot) expect([...one.releases.values()].find(({ version }) => version === boot.version)?.unfit).toBe(null)
        else expect(decision.version).toBe(null)
      }),
      { numRuns: runs },
    )
  })

  it('depends on nothing that stands for another region, and tells of none', () => {
    fc.assert(
      fc.property(facts, context, (one, who) => {
        const isHere = (code: string) => code === '' || code === who.provinceCode || code === who.regencyCode
        const own: ModuleFacts = {
          ...one,
          suspendedIn: one.suspendedIn.filter(isHere),
          pins: one.pins.filter(({ regionCode }) => isHere(regionCode)),
          rollouts: one.rollouts.filter(({ provinceCode }) => isHere(provinceCode)),
          stable: one.stable.filter(({ provinceCode }) => isHere(provinceCode)),
          earlier: one.earlier.filter(({ provinceCode }) => isHere(provinceCode)),
        }
        const answer = canonicalJson(resolve([one], who))
        expect(answer).toBe(canonicalJson(resolve([own], who)))
        for (const code of regencies) if (code !== who.regencyCode) expect(answer).not.toContain(code)
      }),
      { numRuns: runs },
    )
  })

  const plain: ModuleFacts = {
    id: 'uji',
    suspendedIn: [],
    pins: [],
    rollouts: [],
    stable: [{ provinceCode: '', releaseId: 'r1' }],
    earlier: [],
    releases: new Map(releaseIds.map((id) => [id, releaseOf(id, null)])),
  }
  const nunukan: ResolveContext = {
    userId: 'u',
    roles: ['intake_officer'],
    provinceCode: '65',
    regencyCode: '65.03',
    now,
    shellVersion: '0.1.0',
    language: 'id',
    overrides: new Map(),
  }
  const everybody: TargetingRule = { provinces: [], regencies: [], roles: [], percentage: 100, from: null, until: null }
  const decisionOf = (changed: Partial<ModuleFacts>, who: Partial<ResolveContext> = {}) =>
    resolveModule({ ...plain, ...changed }, { ...nunukan, ...who }).decision

  it('follows the order: preview, suspension, pin, rollout, stable', () => {
    const rollouts = [{ id: 'o', provinceCode: '65', releaseId: 'r3', rules: [everybody], bucketBy: 'region' as const }]
    const pins = [
      { regionCode: '65', releaseId: 'r2' },
      { regionCode: '65.03', releaseId: 'r4' },
    ]
    const stable = [...plain.stable, { provinceCode: '65', releaseId: 'r2' }]
    expect(decisionOf({})).toMatchObject({ reason: 'stable-platform', version: '1.0.0' })
    expect(decisionOf({ stable })).toMatchObject({ reason: 'stable-province', version: '2.0.0' })
    expect(decisionOf({ stable, rollouts })).toMatchObject({ reason: 'rollout', version: '3.0.0', rolloutId: 'o' })
    expect(decisionOf({ stable, rollouts, pins })).toMatchObject({ reason: 'pinned-regency', version: '4.0.0' })
    expect(decisionOf({ stable, rollouts, pins }, { regencyCode: '65.01' })).toMatchObject({
      reason: 'pinned-province',
      version: '2.0.0',
    })
    expect(decisionOf({ stable, rollouts, pins, suspendedIn: ['65.03'] })).toMatchObject({
      reason: 'suspended-regency',
      version: null,
    })
    const overrides = new Map([['uji', 'r1']])
    expect(decisionOf({ stable, rollouts, pins, suspendedIn: ['65.03'] }, { overrides })).toMatchObject({
      reason: 'override',
      version: '1.0.0',
    })
    expect(decisionOf({ stable: [] })).toMatchObject({ reason: 'nothing-promoted', version: null })
  })

  it('falls back to the last known good release and says what was passed over', () => {
    const releases = new Map(releaseIds.map((id) => [id, releaseOf(id, id === 'r3' ? 'key' : null)]))
    const stable = [{ provinceCode: '65', releaseId: 'r3' }, ...plain.stable]
    const earlier = [{ provinceCode: '65', releaseId: 'r2' }]
    expect(decisionOf({ releases, stable, earlier })).toMatchObject({
      reason: 'last-known-good',
      version: '2.0.0',
      passedOver: { version: '3.0.0', reason: 'stable-province', because: 'key' },
    })
    expect(decisionOf({ releases, stable })).toMatchObject({ reason: 'last-known-good', version: '1.0.0' })
    expect(decisionOf({ releases, stable: stable.slice(0, 1) })).toMatchObject({ reason: 'nothing-fit', version: null })
  })

  it('gives a preview that cannot be shown no power: what everybody gets is given instead', () => {
    const releases = new Map(releaseIds.map((id) => [id, releaseOf(id, id === 'r3' ? 'shell' : null)]))
    const overrides = new Map([['uji', 'r3']])
    expect(decisionOf({ releases }, { overrides })).toMatchObject({ reason: 'stable-platform', version: '1.0.0' })
    expect(decisionOf({ releases, suspendedIn: [''] }, { overrides })).toMatchObject({
      reason: 'suspended-platform',
      version: null,
    })
  })

  it('marks what it gives with the arm that its reports count for', () => {
    const boot = (changed: Partial<ModuleFacts>, who: Partial<ResolveContext> = {}) =>
      resolveModule({ ...plain, ...changed }, { ...nunukan, ...who }).boot
    const id = '0199b2f5-0000-7000-8000-000000000000'
    expect(boot({})?.arm).toBe('baseline')
    expect(
      boot({ rollouts: [{ id, provinceCode: '', releaseId: 'r2', rules: [everybody], bucketBy: 'user' }] })?.arm,
    ).toBe(`rollout:${id}`)
    expect(boot({ pins: [{ regionCode: '65.03', releaseId: 'r2' }] })?.arm).toBe('pinned')
    expect(boot({}, { overrides: new Map([['uji', 'r2']]) })).toMatchObject({ arm: 'override', override: true })
  })

  it('has words for every reason in both languages', () => {
    for (const reason of DecisionReason.options)
      expect(Object.values(decisionWords[reason]).every((words) => words?.endsWith('.'))).toBe(true)
  })
})

describe('whom a rollout reaches', () => {
  it('is never fewer after it was widened', () => {
    let widened = 0
    const grow = fc.record({
      extraProvinces: fc.subarray([...provinces]),
      extraPercentage: percentage,
      dropRoles: fc.boolean(),
      dropFrom: fc.boolean(),
    })
    fc.assert(
      fc.property(rollout, context, fc.array(rule, { maxLength: 2 }), grow, (one, who, added, growth) => {
        const grown = one.rules.map((old) => ({
          ...old,
          provinces:
            old.provinces.length + old.regencies.length === 0
              ? []
              : [...new Set([...old.provinces, ...growth.extraProvinces])],
          percentage: Math.min(100, old.percentage + growth.extraPercentage),
          roles: growth.dropRoles ? [] : old.roles,
          from: growth.dropFrom ? null : old.from,
        }))
        const after = { ...one, rules: [...added, ...grown] }
        expect(isWidening(one.rules, after.rules)).toBe(true)
        if (!isReached(one, who)) return
        widened += 1
        expect(isReached(after, who)).toBe(true)
      }),
      { numRuns: runs },
    )
    expect(widened).toBeGreaterThan(runs / 50)
  })

  it('is never fewer wherever new rules are called wider, also when they were written anew', () => {
    fc.assert(
      fc.property(rollout, context, fc.array(rule, { minLength: 1, maxLength: 3 }), (one, who, rules) => {
        if (isWidening(one.rules, rules) && isReached(one, who)) expect(isReached({ ...one, rules }, who)).toBe(true)
      }),
      { numRuns: runs * 5 },
    )
  })

  it('counts half-open buckets: nobody at 0, everybody at 100, the edge bucket only above its number', () => {
    const ask = (id: string, share: number, regencyCode: string) =>
      isReached(
        {
          id,
          bucketBy: 'region',
          rules: [{ provinces: [], regencies: [], roles: [], percentage: share, from: null, until: null }],
        },
        { userId: 'u', roles: [], provinceCode: '65', regencyCode, now },
      )
    fc.assert(
      fc.property(fc.uuid(), fc.constantFrom(...regencies), (id, regency) => {
        expect(ask(id, 0, regency)).toBe(false)
        expect(ask(id, 100, regency)).toBe(true)
        const bucket = bucketOf(id, regency)
        expect(bucket).toBeGreaterThanOrEqual(0)
        expect(bucket).toBeLessThan(10_000)
        expect(ask(id, bucket / 100, regency)).toBe(false)
        expect(ask(id, (bucket + 1) / 100, regency)).toBe(true)
      }),
      { numRuns: runs },
    )
  })

  it('fills its buckets evenly, for near keys and near salts too', () => {
    for (const salt of ['0199b2f5-0000-7000-8000-000000000000', '0199b2f5-0000-7000-8000-000000000001']) {
      const tenths = new Array(10).fill(0)
      const keys = 20_000
      for (let index = 0; index < keys; index += 1) tenths[Math.floor(bucketOf(salt, `65.${index}`) / 1000)] += 1
      // Chi-square with nine degrees of freedom: above 33.7 in one of ten thousand even distributions.
      const chiSquare = tenths.reduce((sum, count) => sum + (count - keys / 10) ** 2 / (keys / 10), 0)
      expect(chiSquare).toBeLessThan(33.7)
    }
  })

  it('differs from rollout to rollout: the same office is not first in each', () => {
    const first = new Set(
      Array.from(
        { length: 40 },
        (_, index) =>
          [...regencies].sort((left, right) => bucketOf(`salt-${index}`, left) - bucketOf(`salt-${index}`, right))[0],
      ),
    )
    expect(first.size).toBe(regencies.length)
  })

  it('lets an office see one version when buckets are by region', () => {
    fc.assert(
      fc.property(rollout, context, fc.uuid(), (one, who, otherUser) => {
        const byRegion = { ...one, bucketBy: 'region' as const }
        expect(isReached(byRegion, who)).toBe(isReached(byRegion, { ...who, userId: otherUser }))
      }),
      { numRuns: runs },
    )
  })
})

describe('canonical JSON', () => {
  it('is one text for one value, whatever the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalJson(turned)).toBe(canonicalJson(value))
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
      { numRuns: runs },
    )
  })
})
