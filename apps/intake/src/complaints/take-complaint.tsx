import {
  fieldMessage,
  ProblemNotice,
  useApi,
  useFormat,
  useLanguage,
  useSession,
  useTexts,
  useUnsavedChanges,
} from '@sipelandukilat/sdk'
import { channelLabel, type ProblemError } from '@sipelandukilat/sdk/api'
import {
  ComplaintKind,
  type ComplaintReceipt,
  complaintKindLabel,
  createComplaint,
} from '@sipelandukilat/sdk/api/complaints'
import { RegionCode, RegionSelect } from '@sipelandukilat/sdk/forms'
import {
  Button,
  Group,
  KeyValueList,
  Modal,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
  TileGrid,
} from '@sipelandukilat/ui'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { complaintsTexts } from '../texts/texts'
import { useReadComplaintsAgain } from './use-complaints'

const channels = ['counter', 'phone', 'village', 'field'] as const
type Draft = {
  kind: ComplaintKind
  channel: (typeof channels)[number]
  words: string
  villageCode: string
  trackingNumber: string
  name: string
  phone: string
  email: string
}
const empty: Draft = {
  kind: 'delay',
  channel: 'counter',
  words: '',
  villageCode: '',
  trackingNumber: '',
  name: '',
  phone: '',
  email: '',
}

/** A complaint that reached the office by word of mouth or by telephone. */
export function TakeComplaint({ onClose }: { onClose: () => void }) {
  const t = useTexts(complaintsTexts)
  const [receipt, setReceipt] = useState<ComplaintReceipt>()
  return (
    <Modal opened onClose={onClose} title={receipt ? t('takenTitle') : t('take')} size='44rem'>
      {receipt ? <Taken receipt={receipt} onClose={onClose} /> : <TakeForm onTaken={setReceipt} onClose={onClose} />}
    </Modal>
  )
}

function Taken({ receipt, onClose }: { receipt: ComplaintReceipt; onClose: () => void }) {
  const t = useTexts(complaintsTexts)
  const format = useFormat()
  return (
    <Stack gap='md'>
      <Text>{t('taken')}</Text>
      <KeyValueList
        items={[
          { key: 'number', label: t('number'), value: receipt.number },
          { key: 'pin', label: t('pin'), value: receipt.pin },
          { key: 'answerBy', label: t('answerBy'), value: format.date(receipt.answerBy) },
        ]}
      />
      <Group justify='flex-end'>
        <Button onClick={onClose}>{t('done')}</Button>
      </Group>
    </Stack>
  )
}

type TakeFormProps = { onTaken: (receipt: ComplaintReceipt) => void; onClose: () => void }

function TakeForm({ onTaken, onClose }: TakeFormProps) {
  const t = useTexts(complaintsTexts)
  const api = useApi()
  const { language } = useLanguage()
  const { roles } = useSession()
  const readAgain = useReadComplaintsAgain()
  const [key] = useState(() => crypto.randomUUID())
  const [draft, setDraft] = useState(empty)
  useUnsavedChanges(draft !== empty)
  const set = (changes: Partial<Draft>) => setDraft((current) => ({ ...current, ...changes }))
  const home = roles.find((role) => role.regionCode !== null)?.regionCode ?? undefined
  const taking = useMutation<ComplaintReceipt, ProblemError>({
    mutationFn: () =>
      api.call(
        createComplaint,
        { body: { ...draft, villageCode: RegionCode.parse(draft.villageCode), language } },
        { idempotencyKey: key },
      ),
    onSuccess: (receipt) => {
      onTaken(receipt)
      void readAgain()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    taking.mutate()
  }
  const field = (name: 'name' | 'phone' | 'email' | 'trackingNumber', type = 'text') => (
    <TextInput
      label={t(name)}
      type={type}
      maxLength={name === 'name' ? 60 : 254}
      value={draft[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
      error={fieldMessage(taking.error, name)}
    />
  )
  return (
    <form onSubmit={submit}>
      <Stack gap='md'>
        <Text size='sm' c='dimmed'>
          {t('takeHint')}
        </Text>
        <ProblemNotice error={taking.error} />
        <TileGrid minWidth='14rem'>
          <Select
            label={t('kind')}
            options={ComplaintKind.options.map((kind) => ({ value: kind, label: complaintKindLabel(kind, language) }))}
            value={draft.kind}
            onChange={(kind) => set({ kind: ComplaintKind.parse(kind) })}
          />
          <Select
            label={t('channel')}
            options={channels.map((channel) => ({ value: channel, label: channelLabel(channel, language) }))}
            value={draft.channel}
            onChange={(chosen) => set({ channel: channels.find((one) => one === chosen) ?? 'counter' })}
          />
        </TileGrid>
        <Textarea
          label={t('words')}
          required
          rows={5}
          maxLength={4000}
          value={draft.words}
          onChange={(event) => set({ words: event.currentTarget.value })}
          error={fieldMessage(taking.error, 'words')}
        />
        <RegionSelect
          label={t('village')}
          value={draft.villageCode}
          onChange={(villageCode) => set({ villageCode })}
          within={home}
          required
          error={fieldMessage(taking.error, 'villageCode')}
        />
        <TileGrid minWidth='14rem'>
          {field('trackingNumber')}
          {field('name')}
          {field('phone', 'tel')}
          {field('email', 'email')}
        </TileGrid>
        <Group justify='flex-end' gap='xs'>
          <Button variant='default' onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            type='submit'
            loading={taking.isPending}
            disabled={draft.villageCode === '' || draft.words.trim().length < 3}
          >
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
