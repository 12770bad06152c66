import { Can, ProblemState, useApi, useFormat, useLanguage, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import { channelLabel, type ProblemError } from '@sipelandukilat/sdk/api'
import { type ChannelHealth, listChannels } from '@sipelandukilat/sdk/api/conversations'
import {
  Button,
  EmptyState,
  Group,
  IconMessage,
  IconSend,
  IconWifi,
  IconWifiOff,
  KeyValueList,
  LoadingState,
  Notice,
  Page,
  Paper,
  Stack,
  StatusBadge,
  Text,
  TileGrid,
  Title,
  type Tone,
} from '@sipelandukilat/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { channelsTexts } from '../texts/texts'
import { adviceFor } from './channel-advice'
import { TestForm } from './test-form'

const tones: Record<ChannelHealth['state'], Tone> = { up: 'positive', down: 'negative', off: 'neutral' }
const halfMinuteMs = 30_000

export function ChannelsPage() {
  const t = useTexts(channelsTexts)
  const api = useApi()
  usePageTitle(t('title'))
  const [isTesting, setTesting] = useState(false)
  const channels = useQuery<ChannelHealth[], ProblemError>({
    queryKey: ['admin', 'channels'],
    queryFn: async () => (await api.call(listChannels, {})).items,
    refetchInterval: halfMinuteMs,
  })
  return (
    <Page
      title={t('title')}
      description={t('description')}
      actions={
        <Can action='update' on='Service'>
          <Button
            leftSection={<IconSend size={18} aria-hidden />}
            disabled={!channels.data}
            onClick={() => setTesting(true)}
          >
            {t('test')}
          </Button>
        </Can>
      }
    >
      {channels.data ? (
        channels.data.length === 0 ? (
          <EmptyState icon={<IconMessage size={32} />} title={t('empty')} />
        ) : (
          <TileGrid minWidth='22rem'>
            {channels.data.map((health) => (
              <ChannelCard key={health.channel} health={health} />
            ))}
          </TileGrid>
        )
      ) : channels.error ? (
        <ProblemState error={channels.error} onRetry={() => void channels.refetch()} isRetrying={channels.isFetching} />
      ) : (
        <LoadingState rows={8} />
      )}
      {isTesting && channels.data && (
        <TestForm channels={channels.data.filter(({ isEnabled }) => isEnabled)} onClose={() => setTesting(false)} />
      )}
    </Page>
  )
}

function ChannelCard({ health }: { health: ChannelHealth }) {
  const t = useTexts(channelsTexts)
  const { language } = useLanguage()
  const format = useFormat()
  const when = (instant: string | null) => (instant === null ? t('never') : format.dateTime(instant))
  const part = (isThere: boolean, what: string) => (isThere ? t('isSetUp') : t('isMissing', { what }))
  const isTrouble = health.state === 'down' || health.failed > 0
  return (
    <Paper withBorder p='md' radius='md' component='section'>
      <Stack gap='sm'>
        <Group justify='space-between' gap='xs'>
          <Title order={2} size='h3'>
            {channelLabel(health.channel, language)}
          </Title>
          <StatusBadge
            tone={tones[health.state]}
            icon={health.state === 'up' ? <IconWifi size={14} aria-hidden /> : <IconWifiOff size={14} aria-hidden />}
          >
            {t(health.state)}
          </StatusBadge>
        </Group>
        {health.since !== null && health.isEnabled && (
          <Text size='sm' c='dimmed'>
            {t('since', { time: format.dateTime(health.since) })}
          </Text>
        )}
        <KeyValueList
          items={[
            { key: 'enabled', label: t('enabled'), value: t(health.isEnabled ? 'on' : 'switchedOff') },
            {
              key: 'receive',
              label: t('receive'),
              value: part(health.canReceive, t(`missing.${health.channel}.receive`)),
            },
            { key: 'send', label: t('send'), value: part(health.canSend, t(`missing.${health.channel}.send`)) },
            { key: 'waitingIn', label: t('waitingIn'), value: format.number(health.waitingIn) },
            { key: 'waitingOut', label: t('waitingOut'), value: format.number(health.waitingOut) },
            ...(health.heldUntil === null
              ? []
              : [
                  {
                    key: 'heldOut',
                    label: t('heldOut'),
                    value: t('heldUntil', {
                      number: format.number(health.heldOut),
                      time: format.dateTime(health.heldUntil),
                    }),
                  },
                ]),
            { key: 'failed', label: t('failed'), value: format.number(health.failed) },
            { key: 'lastIn', label: t('lastIn'), value: when(health.lastInboundAt) },
            { key: 'lastOut', label: t('lastOut'), value: when(health.lastOutboundAt) },
            ...(health.detail === null ? [] : [{ key: 'detail', label: t('detail'), value: health.detail }]),
          ]}
        />
        <Notice tone={isTrouble ? 'warning' : 'info'} title={t('whatToDo')}>
          {t(adviceFor(health))}
          {health.canReceive && health.canSend ? '' : ` ${t('askOperator')}`}
        </Notice>
      </Stack>
    </Paper>
  )
}
