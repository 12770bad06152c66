import {
  fieldMessage,
  languages,
  localized,
  ProblemNotice,
  requiredLanguages,
  useApi,
  useFormat,
  useLanguage,
  useTexts,
} from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { changeSurveyWords, type SurveyWording } from '@sipelandukilat/sdk/api/administration'
import { Button, Group, IconChevronDown, IconChevronUp, Stack, showToast, Text, TextInput } from '@sipelandukilat/ui'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { moveElement } from './move-element'
import './survey.css'
import { surveyTexts } from '../texts/texts'

type Elements = SurveyWording['elements']

const buttonId = (id: string, by: -1 | 1) => `survey-${id}-${by === -1 ? 'up' : 'down'}`

/** A row that moves takes its buttons along and loses the focus; at an end only the other button is left. */
function useKeptFocus(moved: { id: string; by: -1 | 1 } | undefined): void {
  useEffect(() => {
    if (!moved) return
    document.getElementById(buttonId(moved.id, moved.by))?.focus()
    if (document.activeElement?.id !== buttonId(moved.id, moved.by))
      document.getElementById(buttonId(moved.id, moved.by === 1 ? -1 : 1))?.focus()
  }, [moved])
}

/** The nine elements with a box for each language and two buttons to move them. */
export function SurveyForm({ wording, onSaved }: { wording: SurveyWording; onSaved: (saved: SurveyWording) => void }) {
  const t = useTexts(surveyTexts)
  const format = useFormat()
  const { language } = useLanguage()
  const api = useApi()
  const [elements, setElements] = useState<readonly Elements[number][]>(wording.elements)
  const [moved, setMoved] = useState<{ id: string; by: -1 | 1; words: string }>()
  useKeptFocus(moved)
  const save = useMutation<SurveyWording, ProblemError, Elements | null>({
    mutationFn: (next) => api.call(changeSurveyWords, { body: { elements: next, expectedVersion: wording.version } }),
    onSuccess: (saved) => {
      showToast({ tone: 'positive', message: t('saved') })
      onSaved(saved)
    },
  })
  const change = (index: number, words: Partial<Elements[number]['question']>) =>
    setElements(elements.map((one, at) => (at === index ? { ...one, question: { ...one.question, ...words } } : one)))
  const move = (index: number, by: -1 | 1) => {
    setElements(moveElement(elements, index, by))
    const element = elements[index]
    if (element)
      setMoved({
        id: element.id,
        by,
        words: t('moved', { name: localized(element.question, language), number: index + by + 1 }),
      })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate([...elements])
      }}
    >
      <Stack gap='lg'>
        <Text c='dimmed'>
          {wording.changedAt ? t('changed', { time: format.dateTime(wording.changedAt) }) : t('usual')}
        </Text>
        <ol className='survey-elements'>
          {elements.map(({ id, question }, index) => {
            const name = localized(question, language)
            const usual = wording.usual.find((one) => one.id === id)
            const usualName = usual ? localized(usual.question, language) : id
            return (
              <li key={id}>
                <fieldset>
                  <legend>{t('number', { number: index + 1 })}</legend>
                  <Text size='sm' c='dimmed'>
                    {t('element', { name: usualName })}
                  </Text>
                  <div className='survey-words'>
                    {requiredLanguages.map((one) => (
                      <TextInput
                        key={one}
                        label={languages[one].name}
                        lang={one}
                        value={question[one]}
                        minLength={3}
                        maxLength={80}
                        required
                        error={fieldMessage(save.error, `elements.${index}.question.${one}`)}
                        onChange={(event) => change(index, { [one]: event.currentTarget.value })}
                      />
                    ))}
                  </div>
                </fieldset>
                <div className='survey-moves'>
                  <Button
                    variant='default'
                    id={buttonId(id, -1)}
                    aria-label={t('up', { name })}
                    disabled={index === 0}
                    onClick={() => move(index, -1)}
                  >
                    <IconChevronUp size={18} aria-hidden />
                  </Button>
                  <Button
                    variant='default'
                    id={buttonId(id, 1)}
                    aria-label={t('down', { name })}
                    disabled={index === elements.length - 1}
                    onClick={() => move(index, 1)}
                  >
                    <IconChevronDown size={18} aria-hidden />
                  </Button>
                </div>
              </li>
            )
          })}
        </ol>
        <div role='status' className='survey-moved'>
          {moved?.words}
        </div>
        <ProblemNotice error={save.error} />
        <Group justify='flex-end' gap='xs'>
          {wording.isChanged && (
            <Button variant='default' onClick={() => save.mutate(null)} loading={save.isPending}>
              {t('reset')}
            </Button>
          )}
          <Button type='submit' loading={save.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
