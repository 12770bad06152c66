import { useFormat, useTexts } from '@sipelandukilat/sdk'
import type { ChannelTest } from '@sipelandukilat/sdk/api/conversations'
import { Notice, Text, type Tone } from '@sipelandukilat/ui'
import { channelsTexts } from '../texts/texts'
import { testReason } from './test-reason'

/** A test that takes longer than this has probably no worker. */
const slowAfterMs = 15_000

const tones = {
  waiting: 'info',
  accepted: 'positive',
  refused: 'negative',
  unreachable: 'warning',
} as const satisfies Record<ChannelTest['state'], Tone>

/** How a test stands: on its way, or what the far side said and what to do. @param waitedMs since it was asked for */
export function TestOutcome({ test, waitedMs }: { test: ChannelTest; waitedMs: number }) {
  const t = useTexts(channelsTexts)
  const isSlow = test.state === 'waiting' && waitedMs > slowAfterMs
  return (
    <Notice tone={isSlow ? 'warning' : tones[test.state]} role='status' title={t(`test.${test.state}`)}>
      <Text size='sm'>{isSlow ? t('test.slow') : <Advice test={test} />}</Text>
      {test.state === 'accepted' && test.template !== null && (
        <Text size='sm' mt={4}>
          {t('test.template', { template: test.template })}
        </Text>
      )}
      {test.words !== null && (
        <Text size='sm' mt={4} style={{ overflowWrap: 'anywhere' }}>
          {t('test.said', { words: test.words })}
        </Text>
      )}
      {test.code !== null && (
        <Text size='sm' mt={4}>
          {t('test.code', { code: test.code })}
        </Text>
      )}
    </Notice>
  )
}

function Advice({ test }: { test: ChannelTest }) {
  const t = useTexts(channelsTexts)
  const format = useFormat()
  if (test.state === 'waiting') return t('test.waiting.hint')
  if (test.state === 'accepted')
    return t('test.accepted.hint', { time: format.dateTime(test.finishedAt ?? test.requestedAt) })
  const reason = testReason(test)
  return reason === 'template'
    ? t('test.reason.template', { template: test.template ?? '' })
    : t(`test.reason.${reason}`)
}
