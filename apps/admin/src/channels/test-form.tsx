import { fieldMessage, ProblemNotice, useApi, useLanguage, useLocalized, useTexts } from '@sipelandukilat/sdk'
import { channelLabel, type ProblemError } from '@sipelandukilat/sdk/api'
import {
  type ChannelHealth,
  type ChannelTest,
  readChannelTest,
  testChannel,
} from '@sipelandukilat/sdk/api/conversations'
import { EmailAddress, type Localized, normalizePhone, phoneMessage, shapeMessages } from '@sipelandukilat/sdk/forms'
import { Button, Group, IconSend, Modal, Notice, Select, Stack, Text, TextInput } from '@sipelandukilat/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { channelsTexts } from '../texts/texts'
import { TestOutcome } from './test-outcome'

type Channel = ChannelHealth['channel']
type TestFormProps = { channels: readonly ChannelHealth[]; onClose: () => void }

const secondMs = 1_000

/** A harmless message on a channel that is switched on, and what came of it. */
export function TestForm({ channels, onClose }: TestFormProps) {
  const t = useTexts(channelsTexts)
  const [first] = channels
  return (
    <Modal opened onClose={onClose} title={t('test.title')}>
      <Stack gap='md'>
        <Text size='sm'>{t('test.description')}</Text>
        {first ? (
          <LoadedForm channels={channels} first={first.channel} />
        ) : (
          <Notice tone='warning'>{t('test.none')}</Notice>
        )}
      </Stack>
    </Modal>
  )
}

function LoadedForm({ channels, first }: { channels: readonly ChannelHealth[]; first: Channel }) {
  const t = useTexts(channelsTexts)
  const { language } = useLanguage()
  const localized = useLocalized()
  const api = useApi()
  const box = useRef<HTMLInputElement>(null)
  const [channel, setChannel] = useState<Channel>(first)
  const [address, setAddress] = useState('')
  const [isTried, setTried] = useState(false)
  const send = useMutation<ChannelTest, ProblemError>({
    mutationFn: () => api.call(testChannel, { body: { channel, address } }),
  })
  const outcome = useQuery<ChannelTest, ProblemError>({
    queryKey: ['admin', 'channel-test', send.data?.id],
    enabled: send.data !== undefined,
    queryFn: () => api.call(readChannelTest, { params: { id: send.data?.id ?? '' } }),
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? secondMs : false),
    gcTime: 0,
  })
  const test = send.data && (outcome.data ?? send.data)
  const kind = channel === 'email' ? 'email' : 'phone'
  const wrong = wrongIn(kind, address)
  const change = (next: string) => {
    setAddress(next)
    send.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (wrong === undefined) send.mutate()
    else box.current?.focus()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap='md'>
        <Select
          label={t('test.channel')}
          options={channels.map((one) => ({ value: one.channel, label: channelLabel(one.channel, language) }))}
          value={channel}
          onChange={(value) => {
            const chosen = channels.find((one) => one.channel === value)?.channel ?? first
            const isOtherKind = (chosen === 'email') !== (channel === 'email')
            setChannel(chosen)
            setTried(false)
            change(isOtherKind ? '' : address)
          }}
          error={fieldMessage(send.error, 'channel')}
        />
        <TextInput
          ref={box}
          label={t(`test.${kind}`)}
          description={t(`test.${kind}.hint`)}
          type={kind === 'email' ? 'email' : 'tel'}
          autoComplete='off'
          required
          maxLength={254}
          value={address}
          onChange={(event) => change(event.currentTarget.value)}
          error={isTried && wrong ? localized(wrong) : fieldMessage(send.error, 'address')}
        />
        {send.error && !send.error.problem.errors && <ProblemNotice error={send.error} />}
        <ProblemNotice error={outcome.error} />
        {test && <TestOutcome test={test} waitedMs={outcome.dataUpdatedAt - send.submittedAt} />}
        <Group justify='flex-end'>
          <Button
            type='submit'
            leftSection={<IconSend size={18} aria-hidden />}
            loading={send.isPending || test?.state === 'waiting'}
          >
            {test ? t('test.again') : t('test')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** What is wrong with an address before anybody is asked; the API decides. */
function wrongIn(kind: 'email' | 'phone', address: string): Localized | undefined {
  if (kind === 'phone') return normalizePhone(address) === undefined ? phoneMessage : undefined
  return EmailAddress.safeParse(address).success ? undefined : shapeMessages.email
}
