import {
  fieldMessage,
  type Language,
  ProblemNotice,
  useApi,
  useLanguage,
  useTexts,
  useUnsavedChanges,
} from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { type BaselineFigure, setBaselines } from '@sipelandukilat/sdk/api/reports'
import { Button, Fieldset, Group, Stack, showToast, Text, TextInput } from '@sipelandukilat/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { reportsTexts } from '../texts/texts'
import { type Impact, isShare } from './impact'
import { parseTypedNumber, toTypedNumber } from './typed-number'

type Draft = Record<BaselineFigure, { value: string; period: string; source: string }>

const toDraft = (impact: Impact, language: Language): Draft =>
  Object.fromEntries(
    impact.figures.map(({ figure, baseline }) => [
      figure,
      {
        value: baseline
          ? toTypedNumber(isShare(figure) ? Math.round(baseline.value * 1000) / 10 : baseline.value, language)
          : '',
        period: baseline?.period ?? '',
        source: baseline?.source ?? '',
      },
    ]),
  ) as Draft

export function BaselineForm({ impact, onDone }: { impact: Impact; onDone: () => void }) {
  const t = useTexts(reportsTexts)
  const { language } = useLanguage()
  const api = useApi()
  const queries = useQueryClient()
  const [draft, setDraft] = useState<Draft>(() => toDraft(impact, language))
  const [isDirty, setDirty] = useState(false)
  useUnsavedChanges(isDirty)
  const save = useMutation<unknown, ProblemError>({
    mutationFn: () =>
      api.call(setBaselines, {
        body: {
          region: impact.region as never,
          items: impact.figures.flatMap(({ figure }) => {
            const { value, period, source } = draft[figure]
            if (value.trim() === '') return []
            const number = parseTypedNumber(value, language)
            return [{ figure, value: isShare(figure) ? number / 100 : number, period, source }]
          }),
        },
      }),
    onSuccess: async () => {
      setDirty(false)
      await queries.invalidateQueries({ queryKey: ['reports', 'impact'] })
      showToast({ message: t('impact.saved'), tone: 'positive' })
      onDone()
    },
  })
  const change = (figure: BaselineFigure, part: 'value' | 'period' | 'source', text: string) => {
    setDirty(true)
    setDraft((current) => ({ ...current, [figure]: { ...current[figure], [part]: text } }))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const rows = impact.figures.filter(({ figure }) => draft[figure].value.trim() !== '').map(({ figure }) => figure)
  const errorOf = (figure: BaselineFigure, part: 'value' | 'period' | 'source') => {
    const message = fieldMessage(save.error, `items.${rows.indexOf(figure)}.${part}`)
    // JSON has no word for "not a number", so the API can only say that it is missing.
    const isUnreadable = part === 'value' && Number.isNaN(parseTypedNumber(draft[figure].value, language))
    return message && isUnreadable ? t('impact.notNumber') : message
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text c='dimmed'>{t('impact.remove')}</Text>
        <ProblemNotice error={save.error} />
        {impact.figures.map(({ figure }) => (
          <Fieldset key={figure} legend={t(`impact.${figure}`)}>
            <Stack gap='xs'>
              <TextInput
                label={t(isShare(figure) ? 'impact.valuePercent' : 'impact.value')}
                inputMode='decimal'
                value={draft[figure].value}
                error={errorOf(figure, 'value')}
                onChange={(event) => change(figure, 'value', event.currentTarget.value)}
              />
              <TextInput
                label={t('impact.period')}
                value={draft[figure].period}
                error={errorOf(figure, 'period')}
                onChange={(event) => change(figure, 'period', event.currentTarget.value)}
              />
              <TextInput
                label={t('impact.sourceLabel')}
                value={draft[figure].source}
                error={errorOf(figure, 'source')}
                onChange={(event) => change(figure, 'source', event.currentTarget.value)}
              />
            </Stack>
          </Fieldset>
        ))}
        <Group justify='flex-end'>
          <Button variant='default' onClick={onDone}>
            {t('impact.cancel')}
          </Button>
          <Button type='submit' loading={save.isPending}>
            {t('impact.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
