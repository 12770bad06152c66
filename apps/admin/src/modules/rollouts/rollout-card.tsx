import { Link, localized, useFormat, useLanguage, useTexts } from '@sipelandukilat/sdk'
import { roleLabels } from '@sipelandukilat/sdk/api'
import type { GuardVerdict, ModuleRollout, TargetingRule } from '@sipelandukilat/sdk/api/modules'
import { Button, Group, KeyValueList, Notice, StatusBadge, Text, type Tone } from '@sipelandukilat/ui'
import { Fragment } from 'react'
import { rolloutsTexts } from '../../texts/texts'
import { useDecider } from '../decider'
import { Part } from '../part'
import { PlaceName, usePlaceName } from '../places'
import type { RolloutStep } from './rollout-action-dialog'
import { shareOf } from './rollout-draft'

const tones: Record<ModuleRollout['status'], Tone> = {
  running: 'info',
  paused: 'warning',
  finished: 'positive',
  reverted: 'negative',
}
const steps: Record<ModuleRollout['status'], readonly (RolloutStep | 'widen')[]> = {
  running: ['widen', 'pause', 'finish', 'revert'],
  paused: ['resume', 'widen', 'finish', 'revert'],
  finished: [],
  reverted: [],
}

type RolloutCardProps = { rollout: ModuleRollout; onStep: (step: RolloutStep | 'widen') => void }

/** A rollout: whom it reaches, how far it has come, what the guardrail says, and what may be done with it. */
export function RolloutCard({ rollout, onStep }: RolloutCardProps) {
  const t = useTexts(rolloutsTexts)
  const format = useFormat()
  const { place: own, mayGrant } = useDecider()
  const place = usePlaceName(rollout.provinceCode)
  const share = shareOf(rollout.rules)
  const mayStep = mayGrant && (rollout.provinceCode ?? '').startsWith(own)
  return (
    <Part
      title={t('title', { version: rollout.version, place })}
      aside={<StatusBadge tone={tones[rollout.status]}>{t(`status.${rollout.status}`)}</StatusBadge>}
    >
      {rollout.verdict && <Verdict verdict={rollout.verdict} />}
      <KeyValueList
        items={[
          { key: 'whom', label: t('whom'), value: rollout.rules.map((rule) => <Whom key={keyOf(rule)} rule={rule} />) },
          {
            key: 'share',
            label: t('share'),
            value: (
              <>
                <Text>{t(`share.${rollout.bucketBy}`, { percent: format.percent(share / 100) })}</Text>
                <progress
                  max={100}
                  value={share}
                  aria-label={t('share.progress')}
                  style={{ inlineSize: '100%', accentColor: 'var(--mantine-primary-color-filled)' }}
                />
              </>
            ),
          },
          { key: 'time', label: t('time'), value: rollout.rules.map((rule) => <Time key={keyOf(rule)} rule={rule} />) },
          { key: 'started', label: t('started'), value: format.dateTime(rollout.createdAt) },
          ...(rollout.changedAt === rollout.createdAt
            ? []
            : [{ key: 'changed', label: t('changed'), value: format.dateTime(rollout.changedAt) }]),
          ...(rollout.reason === null ? [] : [{ key: 'reason', label: t('lastReason'), value: rollout.reason }]),
          ...(rollout.status === 'running'
            ? [
                {
                  key: 'guard',
                  label: t('guard'),
                  value: (
                    <>
                      <Text>{t('guard.watching')}</Text>
                      <Link to={`/admin/modules/${rollout.moduleId}?tab=health`}>{t('health')}</Link>
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      {mayStep && steps[rollout.status].length > 0 && (
        <Group gap='xs'>
          {steps[rollout.status].map((step) => (
            <Button
              key={step}
              size='compact-md'
              variant={step === 'widen' ? 'filled' : 'default'}
              onClick={() => onStep(step)}
            >
              {t(step)}
            </Button>
          ))}
        </Group>
      )}
    </Part>
  )
}

const keyOf = (rule: TargetingRule) => JSON.stringify(rule)

function Whom({ rule }: { rule: TargetingRule }) {
  const t = useTexts(rolloutsTexts)
  const { language } = useLanguage()
  const places = [...rule.provinces, ...rule.regencies]
  return (
    <Text>
      {places.length === 0
        ? t('everywhere')
        : places.map((code, index) => (
            <Fragment key={code}>
              {index > 0 && ', '}
              <PlaceName code={code} />
            </Fragment>
          ))}
      {': '}
      {rule.roles.length === 0
        ? t('everyRole')
        : rule.roles.map((role) => localized(roleLabels[role], language)).join(', ')}
    </Text>
  )
}

function Time({ rule }: { rule: TargetingRule }) {
  const t = useTexts(rolloutsTexts)
  const format = useFormat()
  const parts = [
    rule.from && t('time.from', { time: format.dateTime(rule.from) }),
    rule.until && t('time.until', { time: format.dateTime(rule.until) }),
  ].filter((part) => part !== null)
  return <Text>{parts.length === 0 ? t('time.always') : parts.join(', ')}</Text>
}

function Verdict({ verdict }: { verdict: GuardVerdict }) {
  const t = useTexts(rolloutsTexts)
  const format = useFormat()
  const isSlow = verdict.because === 'slow'
  const inWords = (value: number) => (isSlow ? format.number(Math.round(value)) : format.percent(value))
  return (
    <Notice tone='negative' title={t('guard')}>
      {t(`guard.${verdict.because}`, {
        rollout: inWords(verdict.rollout),
        baseline: verdict.baseline === null ? t('guard.alone') : inWords(verdict.baseline),
        loads: format.number(verdict.loads),
      })}
    </Notice>
  )
}
